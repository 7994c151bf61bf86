using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.AspNetCore;

/// <summary>
/// A real ASP.NET Core server describes itself, and a client generated from that description calls it: every value arrives, and the types
/// are those that a C# developer would have written.
/// </summary>
public sealed class AspNetCoreTests
{
    /// <summary>The expected C# types of each type's properties, in the order of the property names.</summary>
    private static readonly Dictionary<string, string> s_types = new()
    {
        ["Numbers"] =
            "sbyte: long, byte: byte, short: short, ushort: ushort, int: int, uint: uint, long: long, ulong: ulong, huge: long, float: "
            + "float, "
            + "double: double, decimal: double, ranged: int, seven: int, ints: IReadOnlyList<int>, maybeulongs: IReadOnlyList<ulong?>, "
            + "counts: IReadOnlyDictionary<string, int>, maybedoubles: IReadOnlyDictionary<string, double?>",
        ["Texts"] =
            "text: string, char: string, guid: Guid, datetime: DateTimeOffset, offset: DateTimeOffset, date: DateOnly, time: TimeOnly, "
            + "span: TimeSpan, "
            + "uri: Uri, bytes: BinaryData, version: string, short: string, level: long, shade: Shade, shades: IReadOnlyList<Shade>",
        ["Maybe"] =
            "int: int?, ulong: ulong?, double: double?, decimal: double?, flag: bool?, guid: Guid?, offset: DateTimeOffset?, date: "
            + "DateOnly?, "
            + "time: TimeOnly?, span: TimeSpan?, level: long?, shade: Shade?, owner: Owner?, shape: Shape?, ints: IReadOnlyList<int>?, "
            + "counts: IReadOnlyDictionary<string, int>?, bytes: BinaryData?, withdefault: int?, left: string?",
        ["Tree"] = "name: string, left: Tree?, kids: IReadOnlyList<Tree>, owners: IReadOnlyDictionary<string, Owner>",
        ["Anything"] =
            "any: JsonElement, element: JsonElement, object: IReadOnlyDictionary<string, JsonElement>, jagged: IReadOnlyList<IReadOnlyList<string>>",
        ["ShapeCircle"] = "kind: string, color: string, radius: double",
        ["AnimalDog"] = "type: long, name: string, age: int",
        ["Owner"] = "name: string, nick: string?",
        ["ProblemDetails"] = "type: string?, title: string?, status: int?, detail: string?, instance: string?",
        ["HttpValidationProblemDetails"] = "type: string?, title: string?, status: int?, detail: string?, instance: string?, "
            + "errors: IReadOnlyDictionary<string, IReadOnlyList<string>>?",
        ["Upload"] = "file: FilePart?, count: int?, note: string?, due: DateOnly?, more: IReadOnlyList<FilePart>?",
    };

    private const string Numbers = """
        var sent = new Numbers
        {
            SByte = -8, Byte = 255, Short = -32768, UShort = 65535, Int = int.MinValue, UInt = uint.MaxValue, Long = long.MaxValue, ULong = ulong.MaxValue,
            Huge = long.MinValue, Float = 0.1f, Double = 1e300, Decimal = 19.99, Ranged = 9, Seven = 7, Ints = [1, -2], MaybeULongs = [ulong.MaxValue, null],
            Counts = new Dictionary<string, int> { ["a"] = 1 }, MaybeDoubles = new Dictionary<string, double?> { ["a"] = 1.5, ["b"] = null },
        };
        return Same(sent, await client.Api.NumbersAsync(sent));
        """;

    private const string Texts = """
        var sent = new Texts
        {
            Text = "ä\"", Char = "x", Guid = Guid.NewGuid(), DateTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Offset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(-3.5)), Date = new DateOnly(2026, 2, 28), Time = new TimeOnly(23, 59, 58, 7),
            Span = new TimeSpan(-1, 2, 3, 4, 5), Uri = new Uri("https://example.com/a?b=c"), Bytes = BinaryData.FromBytes(new byte[] { 251, 255 }),
            Version = "1.2.3", Short = "abc", Level = 2, Shade = Shade.RichText, Shades = [Shade.Plain, Shade.RichText],
        };
        return Same(sent, await client.Api.TextsAsync(sent));
        """;

    private const string Maybe = """
        var none = new Maybe
        {
            Int = null, ULong = null, Double = null, Decimal = null, Flag = null, Guid = null, Offset = null, Date = null, Time = null, Span = null, Level = null,
            Shade = null, Owner = null, Shape = null, Ints = null, Counts = null, Bytes = null, WithDefault = 4,
        };
        var all = none with
        {
            Int = 1, ULong = 2, Double = 3.5, Decimal = 4.25, Flag = true, Guid = Guid.NewGuid(), Offset = DateTimeOffset.UnixEpoch,
            Date = new DateOnly(2026, 1, 1), Time = new TimeOnly(1, 2), Span = TimeSpan.FromMinutes(90), Level = 1, Shade = Shade.Plain,
            Owner = new Owner { Name = "n", Nick = null }, Shape = new ShapeCircle { Color = "red", Radius = 1.5 }, Ints = [1],
            Counts = new Dictionary<string, int> { ["x"] = 2 }, Bytes = BinaryData.FromBytes(new byte[] { 1 }), Left = "l",
        };
        return Same(none, await client.Api.MaybeAsync(none)) + Same(all, await client.Api.MaybeAsync(all));
        """;

    private const string Others = """
        var tree = new Tree
        {
            Name = "a", Left = new Tree { Name = "b", Left = null, Kids = [], Owners = new Dictionary<string, Owner>() },
            Kids = [new Tree { Name = "c", Left = null, Kids = [], Owners = new Dictionary<string, Owner>() }],
            Owners = new Dictionary<string, Owner> { ["o"] = new Owner { Name = "n", Nick = "m" } },
        };
        JsonElement json = JsonDocument.Parse("{\"a\":[1,\"2\",null]}").RootElement;
        var anything = new Anything
        {
            Any = json, Element = json, Object = new Dictionary<string, JsonElement> { ["x"] = json }, Jagged = [["a"], []],
        };
        return Same(tree, await client.Api.TreeAsync(tree)) + Same(anything, await client.Api.AnythingAsync(anything));
        """;

    private const string Kinds = """
        Shape shape = await client.Api.ShapeAsync(new ShapeSquare { Color = "blue", Side = 2 });
        string square = shape.Match(circle => "circle", square => $"{square.Kind} {square.Side} {square.Color}", unknown => "unknown");
        Animal animal = await client.Api.AnimalAsync(new AnimalDog { Name = "Rex", Age = 3 });
        Animal plain = await client.Api.AnimalAsync(new AnimalAnimal { Name = "It" });
        string Tell(Animal one) => one.Match(animal => $"{animal.Type} {animal.Name}", dog => $"{dog.Type} {dog.Name} {dog.Age}", unknown => "unknown");
        return $"{square}, {Tell(animal)}, {Tell(plain)}";
        """;

    private const string Lists = """
        long count = await client.Api.CountAsync();
        IReadOnlyList<IReadOnlyDictionary<string, double>> list = await client.Api.ListAsync([new Dictionary<string, double> { ["a"] = 0.5 }]);
        return $"{count} {list[0]["a"]}";
        """;

    private const string Parameters = """
        string query = await client.Api.QueryAsync(
            -1, ulong.MaxValue, 1e-7, 0.1, new TimeOnly(10, 20, 30), new TimeSpan(1, 2, 3, 4), new DateOnly(2026, 1, 2),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), Guid.Empty, true, 2, Shade.Plain, [1, 2]);
        string none = await client.Api.OptionalAsync();
        string some = await client.Api.OptionalAsync(new ApiClient.OptionalOptions { A = 1, B = TimeSpan.FromSeconds(1.5), Size = 50, XNum = 3 });
        string path = await client.Api.PathAsync(-5, 0.25, TimeSpan.FromHours(-30));
        return string.Join("\n", query, none, some, path);
        """;

    private const string Files = """
        string one = await client.Api.SendFileAsync(new ApiClient.SendFileRequest { File = FilePart.FromBytes("hello"u8.ToArray(), "a.txt") });
        int two = await client.Api.SendFilesAsync(new ApiClient.SendFilesRequest { Files = [FilePart.FromBytes(new byte[1], "a"), FilePart.FromBytes(new byte[2], "b")] });
        string form = await client.Api.SendFormAsync(new Upload
        {
            File = FilePart.FromBytes("x"u8.ToArray(), "x.txt"), Count = 3, Note = "n", Due = new DateOnly(2026, 3, 4), More = [FilePart.FromBytes(new byte[1], "y")],
        });
        return $"{one}, {two}, {form}";
        """;

    private const string Problems = """
        string text = "";
        try { await client.Api.ProblemAsync(); }
        catch (TestException e) { ProblemDetails problem = e.BodyAs<ProblemDetails>()!; text += $"{e.Status} {problem.Status} {problem.Title}"; }
        try { await client.Api.InvalidAsync(); }
        catch (TestException e) { text += $", {e.BodyAs<HttpValidationProblemDetails>()!.Errors!["name"][0]}"; }
        return text;
        """;

    private const string More = """
        private static string Same<T>(T sent, T received)
        {
            string before = JsonSerializer.Serialize(sent), after = JsonSerializer.Serialize(received);
            return before == after ? "" : $"sent {before}, received {after}; ";
        }
        """;

    [Theory]
    [InlineData("3.0")]
    [InlineData("3.1")]
    [InlineData("3.2")]
    public async Task Every_value_arrives_in_the_types_that_a_developer_would_have_written(string version)
    {
        await using var server = new SelfDescribingServer();
        await server.StartAsync();
        string[] calls = [Numbers, Texts, Maybe, Others, Kinds, Lists, Parameters, Files, Problems];

        var project = new CallingProject(await server.DescribeAsync(version), calls, More);

        project.Run.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).ShouldBeEmpty();
        project.Run.Diagnostics.Count(diagnostic => diagnostic.Id == "XG0501").ShouldBe(1);
        ShouldHaveTheTypes(project.Run.Output);
        object?[] results = new object?[calls.Length];
        for (int i = 0; i < calls.Length; i++)
        {
            results[i] = await project.CallAsync(i, server.Address);
        }

        results.ShouldBe(
        [
            "", "", "", "",
            "square 2 blue, 2 Rex 3, 1 It",
            "12 0.5",
            "-1|18446744073709551615|1E-07|0.1|10:20:30.0000000|1.02:03:04|2026-01-02|2026-01-02T03:04:05.0000000+01:00|"
            + "00000000-0000-0000-0000-000000000000|True|High|Plain|1,2\n|||20\n1|00:00:01.5000000|3|50\n-5|0.25|-1.06:00:00",
            "a.txt|hello, 2, x|3|n|2026-03-04|2",
            "404 404 Gone, too short",
        ]);
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("3.1")]
    public async Task Numbers_that_the_server_writes_as_text_or_by_name_are_numbers(string version)
    {
        const string Call = """
            var sent = new Numbers
            {
                SByte = -8, Byte = 255, Short = -32768, UShort = 65535, Int = int.MinValue, UInt = uint.MaxValue, Long = long.MaxValue, ULong = ulong.MaxValue,
                Huge = long.MinValue, Float = float.NegativeInfinity, Double = double.NaN, Decimal = 19.99, Ranged = 9, Seven = 7, Ints = [1, -2],
                MaybeULongs = [ulong.MaxValue, null], Counts = new Dictionary<string, int> { ["a"] = 1 },
                MaybeDoubles = new Dictionary<string, double> { ["a"] = 1.5, ["c"] = double.PositiveInfinity },
            };
            return Same(sent, await client.Api.NumbersAsync(sent)) + Same(sent, await client.Api.NumbersAsTextAsync(sent));
            """;
        await using var server = new SelfDescribingServer(JsonNumberHandling.AllowNamedFloatingPointLiterals);
        await server.StartAsync();

        var project = new CallingProject(await server.DescribeAsync(version), [Call], More);

        // Such numbers are described as never null.
        ShouldHaveTheTypes(project.Run.Output, (" double: double?", " double: double"), ("string, double?>", "string, double>"));
        (await project.CallAsync(0, server.Address)).ShouldBe("");
    }

    private static void ShouldHaveTheTypes(Compilation project, params (string Type, string Instead)[] exceptions)
    {
        foreach ((string name, string expected) in s_types)
        {
            INamedTypeSymbol type = project.GetTypeByMetadataName($"Sample.{name}").ShouldNotBeNull(name);
            IEnumerable<string> properties = type.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property.DeclaredAccessibility == Accessibility.Public)
                .Select(
                    property => $"{property.Name.ToLowerInvariant()}: {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
            properties.Order()
                .ShouldBe(exceptions.Aggregate(expected, (text, other) => text.Replace(other.Type, other.Instead, StringComparison.Ordinal))
                .Split(", ").Aggregate(new List<string>(), Joined).Order(), $"of {name}");
        }

        // A union for a number would be a separate abstract record.
        project.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type is { IsAbstract: true, TypeKind: TypeKind.Class, IsStatic: false })
            .Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .Select(type => type.Name)
            .Order()
            .ShouldBe(["Animal", "Shape", "TestOperation"]);
    }

    /// <summary>Rejoins types that contain a comma.</summary>
    private static List<string> Joined(List<string> parts, string part)
    {
        if (part.Contains(": ", StringComparison.Ordinal))
        {
            parts.Add(part);
        }
        else
        {
            parts[^1] += ", " + part;
        }

        return parts;
    }
}
