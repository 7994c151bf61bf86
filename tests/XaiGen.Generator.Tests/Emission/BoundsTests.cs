namespace XaiGen.Generator.Tests.Emission;

/// <summary>Constraints on request values, emitted as checks.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void Of_each_kind() => Emitted.All(Given.Paths(
        """
        /orders:
          post:
            tags: [Orders]
            operationId: order
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
            responses: { '204': { description: Taken. } }
        """,
        """
        Order:
          type: object
          required: [number, name, amounts, line]
          properties:
            number: { type: integer, minimum: 1, maximum: 10 }
            above: { type: integer, exclusiveMinimum: true, minimum: 0 }
            below: { type: number, exclusiveMaximum: true, maximum: 1.5 }
            single: { type: number, format: float, minimum: -1 }
            exact: { type: number, format: decimal, maximum: 99.99 }
            step: { type: integer, multipleOf: 5 }
            fraction: { type: number, multipleOf: 0.25 }
            name: { type: string, minLength: 1, maxLength: 20 }
            code: { type: string, pattern: '^[A-Z]{2}"\d+$' }
            again: { type: string, pattern: '^[A-Z]{2}"\d+$' }
            id: { type: string, x-xaigen-id: OrderId }
            lasts: { type: integer, x-xaigen-unit: seconds, minimum: 60, maximum: 600 }
            waits: { type: number, x-xaigen-unit: seconds, exclusiveMinimum: true, minimum: 0 }
            amounts: { type: array, minItems: 1, maxItems: 3, items: { type: integer, minimum: 0 } }
            grid: { type: array, items: { type: array, maxItems: 2, items: { type: string, maxLength: 3 } } }
            gaps: { type: array, items: { type: integer, nullable: true, maximum: 5 } }
            ids: { type: array, items: { type: string, x-xaigen-id: OrderId } }
            line: { $ref: '#/components/schemas/Line' }
            lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
            target: { $ref: '#/components/schemas/Target' }
            free: { $ref: '#/components/schemas/Free' }
        Line: { type: object, properties: { count: { type: integer, minimum: 1 }, line: { $ref: '#/components/schemas/Line' } } }
        Target:
          x-xaigen-union: [Name, Place, Line]
          oneOf:
            - { type: string, maxLength: 5 }
            - { type: object, required: [x], properties: { x: { type: integer, minimum: 0 }, y: { type: integer, minimum: 0 } } }
            - { type: array, maxItems: 2, items: { $ref: '#/components/schemas/Line' } }
        Free: { type: object, properties: { text: { type: string } } }
        """)).MatchSnapshot();

    [Fact]
    public void Are_not_checked_in_what_only_comes_back() => Emitted.Types(Given.Paths(
        """
        /orders:
          get:
            tags: [Orders]
            operationId: order
            responses: { '200': { description: The order., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
        """,
        "Order: { type: object, properties: { number: { type: integer, minimum: 1 } } }")).ShouldNotContain("Validate");
}
