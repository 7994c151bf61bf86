using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// Names are derived from their own text. Random contracts with names that are likely to collide are bound, extended and shuffled: all
/// names are unique, and existing elements keep their names, unless a new element's text is exactly that name.
/// </summary>
public sealed class NameStabilityTests
{
    private const int Contracts = 60;

    /// <summary>The prefix of a description that identifies its element.</summary>
    private const string Mark = "Element";

    /// <summary>Words in every casing, some of them close to names in the generated code.</summary>
    private static readonly string[] s_words =
    [
        "pet_store", "petStore", "PetStore", "pet-store", "petstore", "Pet Store", "PET_STORE", "3d", "3 d", "_3d", "class", "Class",
        "event", "@type", "$type", "type",
        "equals", "Equals", "ToString", "to_string", "get_hash_code", "Clone", "EqualityContract", "match", "Validate", "ReadJson",
        "FromUrl", "value", "Value",
        "Files", "files", "FilesClient", "files_client", "Test", "TestClient", "TestException", "Operation", "Resume", "resume", "list",
        "listPage", "List",
        "größe", "Größe", "名前", "🎨", "🎨🎨", "+1", "-1", "1", "+", "-", "*", "a.b", "a_b", "ab", "aB", "1.5", "15",
        "additional_properties", "request", "options", "content",
    ];

    [Fact]
    public void What_is_added_renames_nothing()
    {
        var random = new Random(20261121);
        for (int round = 0; round < Contracts; round++)
        {
            JsonObject contract = Empty();
            for (int i = random.Next(3, 12); i > 0; i--)
            {
                AddAny(contract, random);
            }

            Dictionary<string, string> before = NamesOf(contract);
            AddAny(contract, random);
            Dictionary<string, string> after = NamesOf(Shuffled(contract, random).AsObject());

            foreach ((string element, string name) in before)
            {
                bool isTakenByItsOwn = after.Any(
                    other => !before.ContainsKey(other.Key) && string.Equals(other.Value, name, StringComparison.OrdinalIgnoreCase));
                if (!isTakenByItsOwn)
                {
                    after[element].ShouldBe(name, $"{element} in round {round}: {contract.ToJsonString()}");
                }
            }
        }
    }

    [Fact]
    public void The_order_of_the_document_means_nothing()
    {
        var random = new Random(7);
        for (int round = 0; round < Contracts; round++)
        {
            JsonObject contract = Empty();
            for (int i = 0; i < 12; i++)
            {
                AddAny(contract, random);
            }

            NamesOf(Shuffled(contract, random).AsObject()).ShouldBe(NamesOf(contract), ignoreOrder: true);
        }
    }

    [Fact]
    public void Every_name_is_one_that_the_compiler_takes()
    {
        JsonObject contract = Empty();
        foreach (string word in s_words)
        {
            AddSchema(contract, word);
            AddOperation(contract, word, "list" + word);
            AddProperty(contract, word, word);
            AddProperty(contract, s_words[0], word);
            AddValue(contract, word);
            AddCase(contract, word);
        }

        new GeneratorHarness(contract.ToJsonString()).Run().ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Fact]
    public void A_suffix_is_made_of_the_text_that_yields()
    {
        JsonObject contract = Empty();
        AddSchema(contract, "pet-store");
        NamesOf(contract)["type pet-store"].ShouldBe("PetStore");

        AddSchema(contract, "PetStore");
        AddSchema(contract, "pet_store");
        Dictionary<string, string> names = NamesOf(contract);

        names["type PetStore"].ShouldBe("PetStore");
        names["type pet-store"].ShouldBe("PetStore_x06a2");
        names["type pet_store"].ShouldBe("PetStore_x308c");
    }

    private static JsonObject Empty() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject { ["title"] = "Test", ["version"] = "1" },
        ["paths"] = new JsonObject(),
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject
            {
                ["Shade"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("light", "dark") },
                ["Either"] = new JsonObject
                {
                    ["oneOf"] =
                    new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "integer" })
                },
            },
        },
    };

    private static void AddAny(JsonObject contract, Random random)
    {
        string word = s_words[random.Next(s_words.Length)];
        JsonObject schemas = Schemas(contract);
        switch (random.Next(5))
        {
            case 0:
                AddSchema(contract, word);
                break;
            case 1:
                AddOperation(contract, s_words[random.Next(s_words.Length)], word);
                break;
            case 2:
                AddProperty(contract, schemas.ElementAt(random.Next(schemas.Count)).Key, word);
                break;
            case 3:
                AddValue(contract, word);
                break;
            default:
                AddParameter(contract, word, random.Next(2) == 0 ? "query" : "header");
                break;
        }
    }

    private static JsonObject Schemas(JsonObject contract) => contract["components"]!["schemas"]!.AsObject();

    private static void AddSchema(JsonObject contract, string name)
        => Schemas(contract).TryAdd(name, Described(
            new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = new JsonObject { ["type"] = "string" } } },
            "type " + name));

    private static void AddProperty(JsonObject contract, string schema, string name)
        => (Schemas(contract)[schema]!["properties"] as JsonObject)?.TryAdd(
            name, Described(new JsonObject { ["type"] = "string" }, $"property {name} of {schema}"));

    private static void AddValue(JsonObject contract, string value)
    {
        JsonArray values = Schemas(contract)["Shade"]!["enum"]!.AsArray();
        if (values.All(known => known!.GetValue<string>() != value))
        {
            values.Add(value);
        }
    }

    private static void AddCase(JsonObject contract, string name)
    {
        string schema = "Case" + name;
        AddSchema(contract, schema);
        Schemas(contract)[schema]!["required"] = new JsonArray("only " + name);
        AddProperty(contract, schema, "only " + name);
        Schemas(contract)["Either"]!["oneOf"]!.AsArray()
            .Add(new JsonObject { ["$ref"] = "#/components/schemas/" + schema.Replace("~", "~0").Replace("/", "~1") });
    }

    private static void AddOperation(JsonObject contract, string tag, string id)
        => contract["paths"]!.AsObject().TryAdd("/" + Uri.EscapeDataString(id), new JsonObject
        {
            ["get"] = Described(new JsonObject
            {
                ["tags"] = new JsonArray(tag),
                ["operationId"] = id,
                ["parameters"] = new JsonArray(),
                ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = "Done." } },
            }, "operation " + id, "summary"),
        });

    private static void AddParameter(JsonObject contract, string name, string place)
    {
        if (contract["paths"]!.AsObject().FirstOrDefault().Value?["get"]!["parameters"]!.AsArray() is { } parameters
            && (place != "header" || name.All(char.IsAsciiLetter))
            && parameters.All(other => other!["name"]!.GetValue<string>() != name))
        {
            parameters.Add(Described(
                new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = new JsonObject { ["type"] = "string" } },
                "parameter " + name));
        }
    }

    private static JsonNode Shuffled(JsonNode node, Random random)
    {
        if (node is not JsonObject map)
        {
            return node.DeepClone();
        }

        KeyValuePair<string, JsonNode?>[] entries = [.. map];
        random.Shuffle(entries);
        return new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Shuffled(entry.Value!, random))));
    }

    /// <summary>The C# name of each element of the contract, found through its description.</summary>
    private static Dictionary<string, string> NamesOf(JsonObject contract)
    {
        GeneratedCode code = CodeGeneration.Generate(contract.ToJsonString(), new GenerationOptions("Sample"));
        code.Problems.ShouldBeEmpty();
        var names = new Dictionary<string, string>();
        foreach (GeneratedFile file in code.Files.Where(file => !file.Name.Contains(".GeneratedSupport.", StringComparison.Ordinal)))
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
            foreach (MemberDeclarationSyntax member in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
            {
                string name = member switch
                {
                    MethodDeclarationSyntax method => $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}",
                    PropertyDeclarationSyntax property => property.Identifier.Text,
                    TypeDeclarationSyntax type => type.Identifier.Text,
                    _ => "",
                };
                foreach (XmlElementSyntax comment in member.GetLeadingTrivia().Select(trivia => trivia.GetStructure())
                    .OfType<DocumentationCommentTriviaSyntax>().SelectMany(doc => doc.Content.OfType<XmlElementSyntax>()))
                {
                    string text = comment.Content.ToString();
                    if (text.StartsWith(Mark, StringComparison.Ordinal))
                    {
                        string parameter = comment.StartTag.Attributes.OfType<XmlNameAttributeSyntax>()
                            .SingleOrDefault()?.Identifier.Identifier.Text ?? "";
                        names.Add(Encoding.UTF8.GetString(Convert.FromHexString(text[Mark.Length..])), parameter.Length > 0
                            ? parameter
                            : name);
                    }
                }

                if (member is PropertyDeclarationSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax known }
                    && known.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax value }])
                {
                    names.Add("value " + value.Token.ValueText, name);
                }
            }
        }

        return names;
    }

    private static JsonObject Described(JsonObject node, string element, string field = "description")
    {
        node[field] = Mark + Convert.ToHexString(Encoding.UTF8.GetBytes(element));
        return node;
    }
}
