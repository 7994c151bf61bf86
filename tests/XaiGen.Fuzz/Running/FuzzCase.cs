using System.Text;
using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Running;

/// <summary>The input of one round. It is self-contained, so that a failure can be saved and run again.</summary>
/// <param name="Target">The target that checks it.</param>
/// <param name="Settings">How the target processes the parts.</param>
/// <param name="Parts">Documents, or other input of the target, by name.</param>
internal sealed record FuzzCase(string Target, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<CasePart> Parts)
{
    private const string PartMark = "==== ";

    public string this[string part] => Parts.First(one => one.Name == part).Text;

    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    public FuzzCase With(int part, string text)
        => this with { Parts = [.. Parts.Select((one, i) => i == part ? new CasePart(one.Name, text) : one)] };

    public FuzzCase Without(string setting) => this with { Settings = Settings.Where(one => one.Key != setting).ToDictionary() };

    /// <summary>Writes a readable file: a YAML mapping of the settings, then each part below a line with its name.</summary>
    public string Write(string? remark = null)
    {
        var text = new StringBuilder();
        foreach (string line in remark?.Split('\n') ?? [])
        {
            text.Append("# ").Append(Shown.Line(line)).Append('\n');
        }

        text.Append("target: ").Append(Target).Append('\n');
        foreach ((string? name, string? value) in Settings)
        {
            text.Append(name).Append(": ").Append(Document.Write(new ScalarNode(CasePart.InFile(value))));
        }

        foreach (CasePart part in Parts)
        {
            text.Append(PartMark).Append(part.Name).Append('\n').Append(part.Text);
        }

        return text.ToString();
    }

    public static FuzzCase Read(string text)
    {
        string[] sections = ("\n" + text.TrimEnd('\n')).Split('\n' + PartMark);
        MappingNode head = Document.Parse(sections[0]) ?? throw new InvalidDataException("The settings are no YAML mapping.");
        var settings = head.Entries.ToDictionary(entry => entry.Key, entry => ((ScalarNode)entry.Value).Text);
        if (!settings.Remove("target", out string? target))
        {
            throw new InvalidDataException("The settings name no target.");
        }

        return new FuzzCase(target, settings, [.. sections.Skip(1).Select(Part)]);

        static CasePart Part(string section)
        {
            int end = section.IndexOf('\n', StringComparison.Ordinal);
            return new CasePart(section[..end], section[(end + 1)..]);
        }
    }
}

/// <summary>
/// A part is what a file can hold: it ends with a line break, because its end could not be determined otherwise, and half of a surrogate
/// pair is replaced, because it has no UTF-8 form. JSON has an escape for it.
/// </summary>
internal sealed record CasePart(string Name, string Content)
{
    public string Text { get; } = InFile(Content.EndsWith('\n') ? Content : Content + "\n");

    /// <summary>The text as it is read from the file that it was written to.</summary>
    public static string InFile(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
