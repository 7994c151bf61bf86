using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Reading.Overlays;
using XaiGen.Contract.Reading.Parts;
using XaiGen.Contract.Reading.Swagger2;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>
/// A contract as one tree of OpenAPI 3, whatever it was written as: what its parts hold stands where the document refers to it.
/// Each node knows the text that it is from, so every problem still has its place.
/// </summary>
/// <param name="Root">Null where the document has no tree.</param>
/// <param name="Problems">What is wrong with the texts, and with references from one to another.</param>
/// <param name="LostReferences">References that lead nowhere, which is among the problems.</param>
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

        // The trees of parts are kept for other readings, at the same time even, and each marks what it has read.
        Dictionary<YamlNode, YamlNode> copies = [];
        return new AssembledTree(
            TreeEdit.Copy(root, copies), problems, new HashSet<YamlNode>(lost.Where(copies.ContainsKey).Select(node => copies[node])));
    }
}
