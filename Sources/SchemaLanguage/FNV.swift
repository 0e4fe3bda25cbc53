/// FNV-1a with 32 bits over the UTF-8 bytes of `text`: the id of the rpc with that full name.
public func fnv1a32(_ text: String) -> UInt32 {
  var hash: UInt32 = 0x811c_9dc5
  for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
  return hash
}

/// FNV-1a with 64 bits over the UTF-8 bytes of `text`.
public func fnv1a64(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return hash
}
