using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>Combines a document and its parts into one tree: every reference to another file becomes one inside the document.</summary>
/// <remarks>
/// A target that the document names, as in <c>components/schemas/Pet: { $ref: pet.yaml }</c>, is placed there. Other targets are
/// added to the components. Objects without a components section, such as path items, are written where they are used.
/// </remarks>
internal sealed class PartLinker(
    ContractFiles files, YamlMapping root, List<Problem> problems, HashSet<YamlNode> lost, CancellationToken cancellation)
{
    private readonly bool _isVersion2 = root.Find("openapi") is null && root.Find("swagger") is not null;

    public YamlMapping Link()
    {
        PartFiles parts = new(files, problems, cancellation);
        PartWalk walk = new(parts, new DerivedTargets(files, _isVersion2, cancellation), lost, _isVersion2, cancellation);
        walk.Run(root);
        PartHomes homes = new(walk, files.Document, _isVersion2);
        return new LinkedTree(walk, homes).Of(root);
    }
}
