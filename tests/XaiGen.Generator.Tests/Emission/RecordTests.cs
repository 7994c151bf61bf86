namespace XaiGen.Generator.Tests.Emission;

/// <summary>Objects with known properties, emitted as records.</summary>
public sealed class RecordTests
{
    [Fact]
    public void Required_optional_and_nullable() => Emitted.Schemas("""
        Order:
          description: |
            What was `bought` & <when>.

            A second paragraph.
          externalDocs: { url: https://example.com/orders?a=1&b=2 }
          type: object
          required: [number, note, buyer, gift]
          properties:
            number: { type: integer, description: The number. }
            note: { type: string, nullable: true }
            buyer: { $ref: '#/components/schemas/Person' }
            gift: { nullable: true, allOf: [{ $ref: '#/components/schemas/Person' }] }
            total: { type: number }
            comment: { type: string, nullable: true }
            seller: { $ref: '#/components/schemas/Person' }
        Person:
          type: object
          required: [name]
          properties: { name: { type: string } }
        """).MatchSnapshot();

    [Fact]
    public void Every_scalar() => Emitted.Schemas("""
        Scalars:
          type: object
          required: [text, flag, whole, whole32, number, single, exact, address, key, at, on, bytes, anything]
          properties:
            text: { type: string }
            flag: { type: boolean }
            whole: { type: integer }
            whole32: { type: integer, format: int32 }
            number: { type: number }
            single: { type: number, format: float }
            exact: { type: number, format: decimal }
            address: { type: string, format: uri }
            key: { type: string, format: uuid }
            at: { type: string, format: date-time }
            on: { type: string, format: date }
            bytes: { type: string, format: byte }
            anything: {}
            optional_whole: { type: integer }
            optional_address: { type: string, format: uri }
            optional_at: { type: string, format: date-time }
            optional_on: { type: string, format: date }
            optional_bytes: { type: string, format: byte }
            optional_anything: {}
        """).MatchSnapshot();

    [Fact]
    public void Units_and_identifiers() => Emitted.Schemas("""
        Job:
          type: object
          required: [id, started_at, runs_for, cost_ticks]
          properties:
            id: { type: string, x-xaigen-id: JobId, description: The job's name. }
            parent: { type: string, x-xaigen-id: JobId }
            started_at: { type: integer, format: unix-time }
            ended_at: { type: integer, format: unix-time, nullable: true }
            runs_for: { type: integer, x-xaigen-unit: seconds, minimum: 1, maximum: 3600 }
            waited_for: { type: number, x-xaigen-unit: seconds }
            cost_ticks: { type: integer, x-xaigen-unit: usd-ticks }
            refund: { type: integer, x-xaigen-unit: usd-ticks }
        """).MatchSnapshot();

    [Fact]
    public void Constants_and_defaults() => Emitted.Schemas("""
        Marked:
          type: object
          required: [kind, version, on]
          properties:
            kind: { type: string, enum: [marked] }
            version: { type: integer, enum: [2] }
            on: { type: boolean, enum: [true] }
            label: { type: string, enum: ["a \"label\""] }
            size: { type: integer, format: int32, default: 10, description: The size. }
            name: { type: string, default: none }
        """).MatchSnapshot();

    [Fact]
    public void Lists() => Emitted.Schemas("""
        Lists:
          type: object
          required: [names, matrix, holes, hollow]
          properties:
            names: { type: array, items: { type: string } }
            matrix: { type: array, items: { type: array, items: { type: number } } }
            holes: { type: array, items: { type: integer, nullable: true } }
            hollow: { type: array, items: { nullable: true, allOf: [{ $ref: '#/components/schemas/Item' }] } }
            items: { type: array, items: { $ref: '#/components/schemas/Item' } }
            shades: { type: array, items: { type: string, enum: [light, dark] } }
            anything: { type: array }
        Item: { type: object, properties: { name: { type: string } } }
        """).MatchSnapshot();

    [Fact]
    public void Maps() => Emitted.Schemas("""
        Maps:
          type: object
          properties:
            labels: { type: object, additionalProperties: { type: string } }
            groups: { type: object, additionalProperties: { type: array, items: { $ref: '#/components/schemas/Item' } } }
            gaps: { type: object, additionalProperties: { type: integer, nullable: true } }
            open: { type: object }
            inline: { type: object, additionalProperties: { type: object, properties: { name: { type: string } } } }
        Item: { type: object, properties: { name: { type: string } } }
        Labels: { type: object, additionalProperties: { type: string } }
        """).MatchSnapshot();

    [Fact]
    public void Additional_properties_beside_known_ones() => Emitted.Schemas("""
        Open:
          type: object
          required: [name]
          properties: { name: { type: string } }
          additionalProperties: { type: number }
        Loose:
          type: object
          properties: { name: { type: string } }
          additionalProperties: true
        Closed:
          type: object
          properties: { name: { type: string } }
          additionalProperties: false
        """).MatchSnapshot();

    [Fact]
    public void Inline_types_are_nested() => Emitted.Schemas("""
        House:
          type: object
          required: [owner]
          properties:
            owner:
              type: object
              required: [address]
              properties:
                address: { type: object, properties: { street: { type: string } } }
            rooms:
              type: array
              items: { type: object, properties: { kind: { type: string, enum: [kitchen, bath] } } }
        """).MatchSnapshot();

    [Fact]
    public void Properties_may_be_called_like_members_of_other_types()
    {
        string code = Emitted.Schemas("""
            Notice:
              type: object
              properties: { read: { type: boolean }, write: { type: boolean }, unknown: { type: string }, match: { type: string } }
            """);

        foreach (string property in (string[])["bool? Read", "bool? Write", "string? Unknown", "string? Match"])
        {
            code.ShouldContain($"public {property} {{", Case.Sensitive);
        }
    }

    [Fact]
    public void AllOf_is_one_record() => Emitted.Schemas("""
        Base:
          type: object
          required: [id]
          properties: { id: { type: string }, name: { type: string } }
        Dated: { type: object, properties: { at: { type: string, format: date } } }
        Derived:
          description: Both, and more.
          allOf:
            - { $ref: '#/components/schemas/Base' }
            - { $ref: '#/components/schemas/Dated' }
            - type: object
              required: [name]
              properties: { size: { type: integer } }
        """).MatchSnapshot();

    [Fact]
    public void Recursive() => Emitted.Schemas("""
        Tree:
          type: object
          required: [children]
          properties:
            parent: { $ref: '#/components/schemas/Tree' }
            children: { type: array, items: { $ref: '#/components/schemas/Tree' } }
            named: { type: object, additionalProperties: { $ref: '#/components/schemas/Tree' } }
        Forest: { type: array, items: { $ref: '#/components/schemas/Forest' } }
        """).MatchSnapshot();

    [Fact]
    public void That_an_allOf_brings_back_into_itself_is_one_type()
        => Emitted.Schemas("""
            Node: { type: object, properties: { name: { type: string }, inner: { allOf: [{ $ref: '#/components/schemas/Node' }], required: [name] } } }
            """).ShouldContain("InnerType? Inner { get => ", Case.Sensitive);

    [Fact]
    public void Deprecated() => Emitted.Schemas("""
        Old:
          deprecated: true
          type: object
          required: [gone]
          properties: { gone: { type: string } }
        Current:
          type: object
          required: [legacy, old]
          properties:
            legacy: { type: string, deprecated: true }
            unused: { type: integer, deprecated: true }
            old: { $ref: '#/components/schemas/Old' }
        """).MatchSnapshot();

    [Fact]
    public void Numbers_and_flags_that_are_almost_constants() => Emitted.Schemas("""
        Almost:
          type: object
          required: [whole, exact, ratio]
          properties:
            whole: { type: integer, enum: [1.0] }
            exact: { type: number, enum: [1.5] }
            ratio: { type: number, format: float, enum: [1] }
        """, version: "3.1.0").MatchSnapshot();
}
