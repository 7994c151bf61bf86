using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace XaiGen.Packaging.Tests;

/// <summary>Packages that contain third-party files name them with their licences, as the licences require.</summary>
[Collection(PackedFeed.Name)]
public sealed class ThirdPartyNoticeTests(PackedFeed feed)
{
    private const string Notices = "THIRD-PARTY-NOTICES.txt";

    public static TheoryData<string> All => [.. PackedFeed.Ids];

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_names_those_whose_assemblies_it_carries(string id)
    {
        Package package = feed.Open(id);
        string[] foreign = [.. package.Files.Where(IsForeign)];
        IReadOnlyList<Notice> notices = package.Files.Contains(Notices) ? Notice.Read(package.ReadText(Notices)) : [];

        foreign.Select(file => Path.GetFileName(file)!).Distinct().ShouldBe(notices.SelectMany(notice => notice.Files), ignoreOrder: true);
        foreach (string file in foreign)
        {
            Notice notice = notices.Single(notice => notice.Files.Contains(Path.GetFileName(file)));
            string origin = Unpacked(id, notice.Package);
            Directory.GetFiles(origin, Path.GetFileName(file), SearchOption.AllDirectories)
                .ShouldContain(
                    original => File.ReadAllBytes(original).SequenceEqual(package.Read(file)),
                    $"{file} is not a file of {notice.Package}.");

            XElement[] manifest = [.. XDocument.Load(Directory.GetFiles(origin, "*.nuspec").Single()).Root!.Elements().Single().Elements()];
            notice.Licence.ShouldBe(manifest.Single(element => element.Name.LocalName == "license").Value, notice.Package);
            notice.Copyrights.ShouldNotBeEmpty(notice.Package);
            if (manifest.SingleOrDefault(element => element.Name.LocalName == "copyright") is { Value: var copyright })
            {
                notice.Copyrights.ShouldContain(line => line.Contains(copyright), notice.Package);
            }
        }
    }

    [Theory]
    [InlineData("XaiGen.Generator")]
    [InlineData("XaiGen.Cli")]
    public void The_licence_that_the_notices_name_is_printed_with_them(string id)
    {
        string text = feed.Open(id).ReadText(Notices);

        Notice.Read(text).Select(notice => notice.Licence).Distinct().ShouldBe(["MIT"], "The text of another licence has to be added.");
        text.ShouldContain("Permission is hereby granted, free of charge, to any person obtaining a copy");
        text.ShouldContain("THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND");
    }

    private static bool IsForeign(string file)
        => Path.GetExtension(file) == ".dll" && !Path.GetFileName(file).StartsWith("XaiGen.", StringComparison.Ordinal);

    /// <summary>The folder of a package in the version that the project has it.</summary>
    private static string Unpacked(string id, string package)
    {
        string lockFile = Path.Combine(PackedFeed.ProjectFolder(id), "packages.lock.json");
        string version = JsonNode.Parse(File.ReadAllText(lockFile))!["dependencies"]!.AsObject()
            .Select(framework => framework.Value![package]?["resolved"]?.GetValue<string>())
                .OfType<string>().Distinct().ShouldHaveSingleItem(package);
        return Path.Combine(PackedFeed.NuGetPackageRoot, package.ToLowerInvariant(), version);
    }

    private sealed record Notice(string Package, IReadOnlyList<string> Files, string Licence, IReadOnlyList<string> Copyrights)
    {
        /// <summary>Reads the paragraphs that begin with a package's id and go on with indented lines.</summary>
        public static IReadOnlyList<Notice> Read(string text)
        {
            IEnumerable<string[]> paragraphs = text.Split("\n\n")
                .Select(paragraph => paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            return [.. paragraphs.Where(lines => lines.Length > 1 && lines.Skip(1).All(line => line.StartsWith("  "))).Select(Of)];
        }

        private static Notice Of(string[] lines)
        {
            return new(lines[0], Value("Files")
                .Split(", "), Value("Licence"), [.. lines.Where(line => line.Contains("Copyright") || line.Contains('©'))]);

            string Value(string name) => lines.Single(line => line.StartsWith($"  {name}: ")).Split(": ", 2)[1];
        }
    }
}
