/// What invented people are called.
enum PersonNames {
  static let first = [
    "Aoife", "Liam", "Nora", "Sean", "Maeve", "Owen", "Ciara", "Jonas", "Lena", "Marek", "Ines",
    "Tomas", "Greta", "Hugo", "Iris", "Pavel", "Rosa", "Simon", "Tessa", "Viktor", "Wanda", "Yara",
    "Zoe", "Emil", "Freya", "Oskar", "Petra", "Ruben", "Salma", "Theo", "Ulla", "Xenia",
  ]
  static let last = [
    "Murphy", "Kelly", "Byrne", "Walsh", "Doyle", "Nolan", "Keane", "Brandt", "Fischer", "Novak",
    "Silva", "Costa", "Lindgren", "Moreau", "Rossi", "Kovacs", "Jansen", "Visser", "Weber",
    "Krause", "Holm", "Berg", "Dahl", "Petit", "Marin", "Horvat", "Sokol", "Adler", "Baum",
    "Conrad", "Duval", "Engel",
  ]
}
