using System.Text.Json;
using XaiGen.Contract.Reading.Extensions;

namespace XaiGen.Contract.Tests;

/// <summary>The JSON schema for editors has exactly the fields and keywords that the reader supports.</summary>
public sealed class ContractSchemaTests
{
    private static readonly JsonElement s_schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "spec", "contract.schema.json"))).RootElement;

    public static TheoryData<string> Objects => [.. s_fields.Keys];

    private static readonly Dictionary<string, HashSet<string>> s_fields = new()
    {
        ["Info"] = KnownFields.Info,
        ["Server"] = KnownFields.Server,
        ["ServerVariable"] = KnownFields.ServerVariable,
        ["Tag"] = KnownFields.Tag,
        ["ExternalDocs"] = KnownFields.ExternalDocs,
        ["Components"] = KnownFields.Components,
        ["PathItem"] = KnownFields.PathItem,
        ["Operation"] = KnownFields.Operation,
        ["Parameter"] = KnownFields.Parameter,
        ["RequestBody"] = KnownFields.RequestBody,
        ["MediaType"] = KnownFields.MediaType,
        ["Encoding"] = KnownFields.Encoding,
        ["Response"] = KnownFields.Response,
        ["Header"] = KnownFields.Header,
        ["Example"] = KnownFields.Example,
        ["SecurityScheme"] = KnownFields.SecurityScheme,
        ["Discriminator"] = KnownFields.Discriminator,
        ["Schema"] = KnownFields.Schema,
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void It_has_the_fields_that_the_reader_knows(string name)
        => Fields(s_schema.GetProperty("definitions").GetProperty(name)).Where(field => field != "$ref")
            .ShouldBe(s_fields[name].Where(field => field != "$ref"), ignoreOrder: true);

    [Fact]
    public void The_document_has_the_fields_that_the_reader_knows() => Fields(s_schema).ShouldBe(KnownFields.Document, ignoreOrder: true);

    [Fact]
    public void Each_word_is_explained()
    {
        JsonElement definitions = s_schema.GetProperty("definitions");

        foreach (string word in ExtensionKeywords.Homes.Keys)
        {
            definitions.GetProperty(word).GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(word);
        }
    }

    private static IEnumerable<string> Fields(JsonElement definition)
        => definition.GetProperty("properties").EnumerateObject().Select(field => field.Name);
}
