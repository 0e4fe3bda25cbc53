import Testing

struct LexedSourceTests {
  @Test func `comments and the contents of strings are not code`() {
    let lexed = LexedSource(
      """
      let a = "x! // no" // why!
      /* one /* two */ still */ let b = 1
      """)
    #expect(lexed.code[0].trimmed == #"let a = "        ""#)
    #expect(lexed.comments[0].trimmed == "// why!")
    #expect(lexed.code[1].trimmed == "let b = 1")
  }

  @Test func `interpolated expressions are code`() {
    let lexed = LexedSource(#"let a = "x \(f("!", b!)) y!" + c"#)
    #expect(lexed.code[0] == #"let a = "   (f(" ", b!))   " + c"#)
  }

  @Test func `raw strings end at their own delimiter`() {
    let lexed = LexedSource(##"let a = #"one " \( two"#; let b = #"\#(c!)"#"##)
    #expect(lexed.code[0] == ##"let a = #"            "#; let b = #"  (c!)"#"##)
  }

  @Test func `multi-line strings keep their lines`() {
    let lexed = LexedSource("let a = \"\"\"\n  import x! \"\n  \"\"\"\nlet b = 2")
    #expect(lexed.code.count == 4)
    #expect(lexed.code[1].trimmed == "\"\"\"" || lexed.code[1].trimmed.isEmpty)
    #expect(lexed.code[3] == "let b = 2")
  }

  @Test func `escaped quotes do not end a string`() {
    #expect(LexedSource(#"let a = "\"!\\"; b"#).code[0] == #"let a = "     "; b"#)
  }

  @Test func `an open string costs one line at most`() {
    #expect(LexedSource("let a = \"oops\nlet b! = 1").code[1] == "let b! = 1")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
