using System.Security;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using XaiGen.Cli.Contracts;

namespace XaiGen.Cli.Adopting;

/// <summary>A project file: its elements, and its text, to which lines can be added without changing the rest.</summary>
internal sealed class ProjectText
{
    private const string End = "</Project>";

    private readonly string _text;

    private ProjectText(string path, string text, XElement root) => (Path, _text, Root) = (path, text, root);

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public XElement Root { get; }

    /// <summary>The properties that the file sets.</summary>
    public IEnumerable<XElement> Properties => Root.Elements().Where(group => group.Name.LocalName == "PropertyGroup").Elements();

    /// <summary>The elements of a name, wherever they are.</summary>
    public IEnumerable<XElement> Elements(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    /// <exception cref="BadInputException">The file cannot be read, or is not a project.</exception>
    public static ProjectText Read(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            bool hasByteOrderMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(hasByteOrderMark ? 3 : 0));
            XElement root = XDocument.Parse(text, LoadOptions.SetLineInfo).Root!;
            return root.Name.LocalName == "Project" && text.Contains(End, StringComparison.Ordinal)
                ? new ProjectText(path, text, root)
                : throw new BadInputException($"'{path}' is no project file: its root is not <Project>…</Project>.");
        }
        catch (XmlException cause)
        {
            throw new BadInputException($"{path}({cause.LineNumber},{cause.LinePosition}): this is no XML, so the project cannot be read.");
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"'{path}' is not encoded in UTF-8; save it so first.");
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"There is no project at '{path}'; check the path.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The project '{path}' cannot be read: {cause.Message}");
        }
    }

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>The file and line of an element, for messages.</summary>
    public string PlaceOf(XElement element) => $"{Path}({LineOf(element)})";

    /// <summary>The items of a type that add a file.</summary>
    public IEnumerable<(XElement Item, string Include)> Included(string type)
        => Elements(type).Select(item => (item, item.Attribute("Include")?.Value)).Where(pair => pair.Value is not null)
            .Select(pair => (pair.item, pair.Value!));

    /// <summary>An attribute of an item, or the child element that says the same.</summary>
    public static string? Metadata(XElement item, string name)
        => item.Attribute(name)?.Value
            ?? item.Elements().FirstOrDefault(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim();

    /// <summary>The last value of a property of this file; null if it has none.</summary>
    public string? Property(string name)
        => Properties.LastOrDefault(property => property.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim();

    /// <summary>A text of the project with the values of the properties that this file sets; those of others stay.</summary>
    public string Expand(string text)
    {
        foreach (string here in (string[])["$(MSBuildThisFileDirectory)", "$(MSBuildProjectDirectory)", "$(ProjectDir)"])
        {
            text = text.Replace(here, "./", StringComparison.OrdinalIgnoreCase);
        }

        // From the last to the first, because a value can only have properties that are set before.
        foreach (XElement property in Properties.Reverse())
        {
            text = text.Replace($"$({property.Name.LocalName})", property.Value.Trim(), StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>A path of the project, made whole; null where only a build knows it.</summary>
    public string? Resolve(string path)
    {
        path = Expand(path);
        return path.Contains("$(", StringComparison.Ordinal) || path.Contains('*', StringComparison.Ordinal)
            ? null
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path.Replace('\\', '/')));
    }

    /// <summary>The path by which the project knows a file.</summary>
    public string Relative(string path) => System.IO.Path.GetRelativePath(Folder, path).Replace('\\', '/');

    /// <summary>The text with lines before its end, in the layout that it has.</summary>
    /// <param name="lines">The lines, with two blanks for each level.</param>
    public string With(IEnumerable<string> lines)
    {
        string newLine = _text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string indent = Indent();
        int end = _text.LastIndexOf(End, StringComparison.Ordinal);
        StringBuilder added = new(end > 0 && _text[end - 1] is not '\n' ? newLine : "");
        foreach (string line in lines)
        {
            string content = line.TrimStart(' ');
            int level = content.Length == 0 ? 0 : ((line.Length - content.Length) / 2) + 1;
            added.Append(string.Concat(Enumerable.Repeat(indent, level))).Append(content).Append(newLine);
        }

        return _text.Insert(end, added.Append(newLine).ToString());
    }

    /// <summary>Replaces the file's text in one step.</summary>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public Task WriteAsync(string text, CancellationToken cancellation) => ContractFile.WriteAsync(Path, text, cancellation, "project");

    public static string Attribute(string name, string value) => $"{name}=\"{SecurityElement.Escape(value)}\"";

    /// <summary>The indentation of the root's children.</summary>
    private string Indent()
    {
        string? line = _text.Split('\n').FirstOrDefault(line => line.TrimStart(' ', '\t') is { Length: > 0 } rest
            && rest.StartsWith('<') && rest.Length < line.Length);
        return line?[..(line.Length - line.TrimStart(' ', '\t').Length)] ?? "  ";
    }
}
