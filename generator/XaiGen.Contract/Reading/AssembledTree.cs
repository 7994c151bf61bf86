using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Reading.Overlays;
using XaiGen.Contract.Reading.Parts;
using XaiGen.Contract.Reading.Swagger2;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>
/// A contract as one OpenAPI 3 tree, whatever it was written in; the content of parts is in the places that refer to it.
/// Each node keeps the text it comes from, so every problem still has its location.
/// </summary>
/// <param name="Root">Null if the document has no tree.</param>
/// <param name="Problems">Problems with the texts and with references between them.</param>
/// <param name="LostReferences">References that lead nowhere; they are already among the problems.</param>
internal sealed record AssembledTree(YamlNode? Root, IReadOnlyCollection<Problem> Problems, ISet<YamlNode> LostReferences)
{
    public static AssembledTree Of(ContractFiles files, CancellationToken cancellation)
    {
        ParsedText document = files.Document.Parse(cancellation);
        List<Problem> problems = [.. document.Problems];
        HashSet<YamlNode> lost = [];
        if (document.Root is not YamlMapping root)
        {
            return new AssembledTree(document.Root, problems, lost);
        }

        if (files.Document.References(cancellation).Count > 0)
        {
            root = new PartLinker(files, root, problems, lost, cancellation).Link();
        }

        foreach (SourceFile overlay in files.Overlays)
        {
            root = Overlay.Apply(root, overlay, problems, cancellation);
        }

        if (SwaggerLift.IsSwagger2(root))
        {
            root = SwaggerLift.Of(root, problems);
        }

        if (files.Parts.IsEmpty && files.Overlays.IsEmpty)
        {
            return new AssembledTree(root, problems, lost);
        }

        // The trees of parts are shared with other readings, even concurrent ones, and each reading marks the nodes that it has read.
        Dictionary<YamlNode, YamlNode> copies = [];
        return new AssembledTree(
            TreeEdit.Copy(root, copies), problems, new HashSet<YamlNode>(lost.Where(copies.ContainsKey).Select(node => copies[node])));
    }
}
