import SchemaLanguage
import Testing

@Suite struct PrinterTests {
  @Test func `formatting sets everything in one form and keeps the comments`() throws {
    let text = """
      //   about the file

      schema   t.v1
      import "common" // for pages
      // about A
      /// Doc of A.
      message A   @deprecated( "use B" ) { // behind the brace
        1   id : uuid  @sensitive   // behind the field


        /// Doc of tags.
        10 tags:[string] @count(0 ... 50)
            // inside of the field
            @length(1...40) @pattern("[a-z]+-[0-9]+(\\\\.[a-z]{2,40})?")
            @deprecated("use labels, which are better")
        oneof how 20 ... 29 {20 a:string;21 b:B}
        reserved 2,5...9,"x"
        // before the brace
      } // behind A
      message B{}
      enum E { 0 unspecified; 1 one }
      service S { rpc f( stream A )->B @works @auth( clientAdmin( scope:"x" ) ) }
      // the end
      """
    let expected = """
      //   about the file

      schema t.v1

      import "common" // for pages

      // about A
      /// Doc of A.
      message A @deprecated("use B") { // behind the brace
        1  id: uuid @sensitive // behind the field

        /// Doc of tags.
        // inside of the field
        10 tags: [string]
            @count(0...50) @length(1...40) @pattern("[a-z]+-[0-9]+(\\\\.[a-z]{2,40})?")
            @deprecated("use labels, which are better")
        oneof how 20...29 {
          20 a: string
          21 b: B
        }
        reserved 2, 5...9, "x"
        // before the brace
      } // behind A

      message B {}

      enum E {
        0 unspecified
        1 one
      }

      service S {
        rpc f(stream A) -> B @works @auth(clientAdmin(scope: "x"))
      }

      // the end

      """
    let formatted = SchemaPrinter.format(text, file: "t.schema")
    #expect(formatted.diagnostics.map { $0.rendered() } == [])
    #expect(formatted.text == expected)
    #expect(SchemaPrinter.format(expected, file: "t.schema").text == expected)
  }

  @Test func `a text with errors is not formatted`() {
    #expect(SchemaPrinter.format("schema t.v1\nmessage A { 1 }", file: "t.schema").text == nil)
  }

  @Test func `the text of a resolved schema compiles to the same schema`() throws {
    let schema = try #require(SchemaCompiler.compile(files: Samples.good).schema)
    let texts = schema.files.map { file in
      (name: file.name, text: SchemaPrinter.text(of: file, package: schema.package))
    }
    let again = SchemaCompiler.compile(files: texts)
    #expect(again.diagnostics.map { $0.rendered() } == [])
    #expect(again.schema?.withoutLocations == schema.withoutLocations)
    for (name, text) in texts {
      #expect(SchemaPrinter.format(text, file: name).text == text)
    }
  }

  @Test func `one declaration can be printed by its name`() throws {
    let schema = try #require(SchemaCompiler.compile(files: Samples.good).schema)
    #expect(
      SchemaPrinter.text(of: "Country", in: schema) == """
        /// A place.
        enum Country {
          0 unspecified
          1 de
          2 at
          reserved 9, "uk"
        }

        """)
    #expect(SchemaPrinter.text(of: "LeadService", in: schema)?.contains("rpc getLead") == true)
    #expect(SchemaPrinter.text(of: "PageRequest", in: schema)?.contains("@range(0...200)") == true)
    #expect(SchemaPrinter.text(of: "Nothing", in: schema) == nil)
  }
}
