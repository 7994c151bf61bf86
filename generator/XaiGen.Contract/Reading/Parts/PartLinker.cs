using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>Makes one tree of a document and its parts: every reference to another file becomes one inside the document.</summary>
/// <remarks>
/// What the document itself names, as in <c>components/schemas/Pet: { $ref: pet.yaml }</c>, stands there; what else is referred
/// to is put among the components; what OpenAPI keeps no components of, such as paths and operations, is written where it is used.
/// </remarks>
internal sealed class PartLinker(
    ContractFiles files, YamlMapping root, List<Problem> problems, HashSet<YamlNode> lost, CancellationToken cancellation)
{
    private readonly bool _isVersion2 = root.Find("openapi") is null && root.Find("swagger") is not null;

    public YamlMapping Link()
    {
        PartFiles parts = new(files, problems, cancellation);
        PartWalk walk = new(parts, lost, _isVersion2, cancellation);
        walk.Run(root);
        PartHomes homes = new(walk, files.Document, _isVersion2);
        return new LinkedTree(walk, homes).Of(root);
    }
}
