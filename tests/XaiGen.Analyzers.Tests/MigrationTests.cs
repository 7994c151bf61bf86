using Microsoft.CodeAnalysis;
using XaiGen.Analyzers.Migration;
using XaiGen.CodeFixes;

namespace XaiGen.Analyzers.Tests;

/// <summary>What became of members of earlier versions, at the places that still use them.</summary>
public sealed class MigrationTests
{
    /// <summary>Two upgrades: what was renamed by the first has been renamed again, or removed, by the second.</summary>
    private static readonly (string Path, string Text)[] s_maps =
    [
        ("/c/first.migration.json", """
            {
              "version": 1,
              "namespace": "Sea",
              "renamed": [
                { "kind": "type", "from": "Boat", "to": "Vessel", "pointer": "#/components/schemas/Boat" },
                { "kind": "property", "from": "Boat.Name", "to": "Vessel.Title", "pointer": "#/components/schemas/Boat/properties/name" },
                { "kind": "type", "from": "Flag", "to": "Ship.Flag", "pointer": "#" },
                { "kind": "value", "from": "Colour.Grey", "to": "Colour.Gray", "pointer": "#" },
                { "kind": "method", "from": "ShipsClient.FetchAsync", "to": "PortsClient.GetAsync", "pointer": "#" },
                { "kind": "method", "from": "ShipsClient.LoadAsync", "to": "ShipsClient.GetShipAsync", "pointer": "#" },
                { "kind": "property", "from": "SeaClient.Boats", "to": "SeaClient.Ships", "pointer": "#" }
              ],
              "changed": [
                { "member": "Ship.Length", "before": "int", "after": "string", "reason": "The type of 'Ship.length' went from integer to string.", "pointer": "#" },
                { "member": "Ship.Decks", "before": "a", "after": "b", "reason": "The type of each item went from integer to string.", "pointer": "#" },
                { "member": "Crew", "before": "record", "after": "abstract record", "reason": "'Crew' is one of 2 alternatives now.", "pointer": "#" }
              ],
              "removed": [
                { "member": "Ship.Owner", "before": "string Owner", "after": null, "reason": "'Ship' no longer has 'owner', \"which\" was always there.", "pointer": "#" }
              ]
            }
            """),
        ("/c/second.migration.json", """
            {
              "version": 1,
              "namespace": "Sea",
              "renamed": [
                { "kind": "type", "from": "Vessel", "to": "Ship", "pointer": "#" },
                { "kind": "property", "from": "Vessel.Title", "to": "Ship.Label", "pointer": "#" },
                { "kind": "method", "from": "ShipsClient.OldAsync", "to": "ShipsClient.NewAsync", "pointer": "#" }
              ],
              "changed": [],
              "removed": [ { "member": "Anchor", "before": "class Anchor", "after": null, "reason": "The type Anchor is gone.", "pointer": "#" } ]
            }
            """),
    ];

    /// <summary>The client as it is now.</summary>
    private const string Client = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Sea;
        public sealed record Ship
        {
            public string? Label { get; init; }
            public string? Length { get; init; }
            public IReadOnlyList<string> Decks { get; init; } = [];
            public sealed record Flag;
        }
        public static class Colour { public static string Gray => ""; }
        public abstract record Crew;
        public class ShipsClient
        {
            public virtual Task<Ship> GetShipAsync(string id, string? label = null) => throw new NotImplementedException();
            public virtual Task NewAsync() => throw new NotImplementedException();
            [Obsolete("NewAsync")] public Task OldAsync() => NewAsync();
        }
        public class PortsClient { public virtual Task<Ship> GetAsync() => throw new NotImplementedException(); }
        public class SeaClient
        {
            public ShipsClient Ships => new();
            public PortsClient Ports => new();
        }
        """;

    /// <summary>What stands before the arrow becomes what stands behind it.</summary>
    public static TheoryData<string> Renames { get; } =
    [
        "⟦Boat→Ship⟧? a = null;",
        "Sea.⟦Boat→Ship⟧? a = null;",
        "System.Collections.Generic.List<⟦Boat→Ship⟧> all = new(); foreach (var each in all) { _ = each.⟦Name→Label⟧; }",
        "_ = ship.⟦Name→Label⟧;",
        "_ = ship?.⟦Name→Label⟧?.Length;",
        "_ = new Ship { ⟦Name→Label⟧ = \"a\" };",
        "Ship a = new() { ⟦Name→Label⟧ = \"a\" };",
        "_ = ship with { ⟦Name→Label⟧ = \"a\" };",
        "_ = ship is { ⟦Name→Label⟧: \"a\" };",
        "_ = nameof(Ship.⟦Name→Label⟧);",
        "_ = new ⟦Boat→Ship⟧ { ⟦Name→Label⟧ = \"a\" };",
        "_ = new ⟦Flag→Ship.Flag⟧();",
        "_ = Colour.⟦Grey→Gray⟧;",
        "_ = (await client.⟦Ships.FetchAsync→Ports.GetAsync⟧()).⟦Name→Label⟧;",
        "_ = (await client.⟦Boats→Ships⟧.GetShipAsync(\"a\")).⟦Name→Label⟧;",
        "_ = client.Ships.GetShipAsync(\"a\", ⟦name→label⟧: \"b\");",
        "await client.Ships.⟦OldAsync→NewAsync⟧();",
    ];

    [Theory]
    [MemberData(nameof(Renames))]
    public async Task An_old_name_is_replaced(string marked)
    {
        Editor editor = Open(Part(marked, 0));

        (await editor.FixAllAsync(new MigrationAnalyzer(), new MigrationFixProvider())).ShouldBe(marked.Split('⟦').Length - 1);

        (await editor.TextAsync("Calls.cs")).ShouldBe(Source(Part(marked, 1)));
        (await editor.ErrorsAsync()).ShouldBeEmpty();
        (await editor.AnalyzeAsync(new MigrationAnalyzer())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("_ = ship.Owner;", "Owner", "'Ship.Owner' is gone. 'Ship' no longer has 'owner', \"which\" was always there.")]
    [InlineData("Anchor? a = null;", "Anchor", "'Anchor' is gone. The type Anchor is gone.")]
    [InlineData(
        "int? length = ship.Length;", "Length", "'Ship.Length' has changed. The type of 'Ship.length' went from integer to string.")]
    [InlineData(
        "_ = new Ship { Length = 4 };", "Length", "'Ship.Length' has changed. The type of 'Ship.length' went from integer to string.")]
    [InlineData(
        "System.Collections.Generic.List<string> decks = ship.Decks;", "Decks",
        "'Ship.Decks' has changed. The type of each item went from integer to string.")]
    [InlineData(
        "foreach (int deck in ship.Decks) { }", "Decks", "'Ship.Decks' has changed. The type of each item went from integer to string.")]
    [InlineData("_ = new Crew();", "Crew", "'Crew' has changed. 'Crew' is one of 2 alternatives now.")]
    [InlineData("Crew a = new();", "new()", "'Crew' has changed. 'Crew' is one of 2 alternatives now.")]
    public async Task A_reason_is_given_at_the_line(string statement, string place, string reason)
    {
        Diagnostic found = (await Open(statement).AnalyzeAsync(new MigrationAnalyzer())).ShouldHaveSingleItem();

        found.Id.ShouldBe("XA0006");
        found.GetMessage().ShouldBe(reason);
        found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length).ShouldBe(place);
    }

    [Fact]
    public async Task A_method_that_a_test_double_overrides_gets_its_new_name()
    {
        Editor editor = Open("", "class Double : ShipsClient { public override Task<Ship> LoadAsync(string id, string? label) => null!; }");

        (await editor.FixAllAsync(new MigrationAnalyzer(), new MigrationFixProvider())).ShouldBe(1);

        (await editor.TextAsync("Calls.cs")).ShouldContain("public override Task<Ship> GetShipAsync(");
    }

    [Theory]
    [InlineData("string? text = ship.Length;")]
    [InlineData("_ = Other.Name; string Boat = \"\"; _ = Boat.Length;")]
    [InlineData("_ = Other.Owner;")]
    public async Task What_compiles_or_is_of_another_type_is_not_reported(string statement)
        => (await Open(statement, "static class Other { public static string Name => \"\"; }").AnalyzeAsync(new MigrationAnalyzer()))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"renamed\": [ { \"from\": \"Boat\" }, { \"to\": 4 }, { \"from\": \"A.\", \"to\": \".\" }, 3, null ] }")]
    [InlineData("# no JSON\n\"\"\" 'x")]
    public async Task A_file_that_is_no_map_is_ignored(string text)
    {
        var editor = new Editor([("Client.cs", Client), ("Calls.cs", Source("_ = ship.Label;")), ("/c/bad.migration.json", text)]);

        (await editor.AnalyzeAsync(new MigrationAnalyzer())).ShouldBeEmpty();
    }

    private static Editor Open(string statements, string more = "")
        => new([("Client.cs", Client), ("Calls.cs", Source(statements, more)), .. s_maps]);

    private static string Part(string marked, int index)
        => System.Text.RegularExpressions.Regex.Replace(marked, "⟦([^→]*)→([^⟧]*)⟧", match => match.Groups[index + 1].Value);

    private static string Source(string statements, string more = "") => $$"""
        #nullable enable
        using System.Threading.Tasks;
        using Sea;
        {{more}}
        static class Caller
        {
            static async Task Call(SeaClient client, Ship ship)
            {
                {{statements}}
                await Task.Yield();
            }
        }
        """;
}
