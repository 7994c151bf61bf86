using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Editing;

/// <summary>The edits that fix problems of a contract, in the form of their surroundings: block, flow or JSON.</summary>
public sealed class ContractEdits(ContractTree tree, ContractFiles files)
{
    private static readonly HashSet<string> s_methods = [.. KnownFields.Methods];

    /// <summary>The edit that fixes the problem; null if there is none.</summary>
    public Fix? Of(Problem problem)
        => problem.Suggestion is { } suggestion ? Correct(suggestion, suggestion.Place ?? problem.Range)
            : problem.Rule == ProblemRules.PathParameterOptional ? Require(problem.Pointer.Substring(0, problem.Pointer.LastIndexOf('/')))
            : null;

    /// <summary>The gaps in the contract that an edit can fill.</summary>
    public IEnumerable<ContractGap> Gaps()
    {
        HashSet<string> declared = [.. tree.Root["tags"].Children().Select(tag => TextIn(tag["name"]) ?? "")];
        foreach (NodeReader path in tree.Root["paths"].Children())
        {
            foreach (NodeReader operation in path.Fields(s_methods).Where(field => field.Node is YamlMapping))
            {
                if (!operation["operationId"].Exists && AddOperationId(operation.Pointer, operation.Name, path.Name) is { } id)
                {
                    yield return new ContractGap(GapKind.OperationId, operation.Range, id);
                }

                foreach (NodeReader tag in operation["tags"].Children())
                {
                    if (TextIn(tag) is { } name && declared.Add(name)
                        && (tree.Root["tags"].Exists ? AddTag(name) : AddTags([name])) is { } declaration)
                    {
                        yield return new ContractGap(GapKind.Tag, tag.Range, declaration);
                    }
                }
            }
        }
    }

    /// <summary>Adds the <c>operationId</c> from which the generator would derive the name, so that no method is renamed.</summary>
    public Fix? AddOperationId(string operation, string method, string path)
    {
        char[] separators = [.. path.Where(letter => !IsAscii(letter)), ' '];
        string id = method + string.Concat(path.Replace("{", "by ").Split(separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return Insertions(operation)?.Field(operation, "operationId", text => text.Scalar(id), $"Add operationId: {id}");
    }

    /// <summary>Declares tags of a document that declares none.</summary>
    public Fix? AddTags(IReadOnlyList<string> names)
        => Insertions(JsonPointer.Root)?.Items(JsonPointer.Root, "tags", "name", names, before: "paths");

    /// <summary>Declares a tag before the others.</summary>
    public Fix? AddTag(string name) => Insertions("#/tags")?.Item("#/tags", "name", name);

    private static string? TextIn(NodeReader node) => (node.Node as YamlScalar)?.Text;

    private static bool IsAscii(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private Fix? Require(string parameter)
        => tree.Whole($"{parameter}/required") is null
            ? Insertions(parameter)?.Field(parameter, "required", static _ => "true", "Add required: true", before: "schema")
            : null;

    /// <summary>Replaces a word where it certainly is the one that was meant; in quotes if it would not be a word of YAML.</summary>
    private Fix? Correct(Suggestion suggestion, TextRange range)
    {
        string written = files.TextOf(range.File).Substring(range.Start, range.Length);
        if (!suggestion.Right.All(letter => IsInWord(letter) || letter is '.' or '/' or '$' or '~'))
        {
            return written.Trim('"', '\'') == suggestion.Wrong
                ? new Fix($"Change to '{suggestion.Right}'", range, JsonText.Quote(suggestion.Right))
                : null;
        }

        int at = IndexOfWord(written, suggestion.Wrong, 0);
        bool isCertain = at >= 0 && IndexOfWord(written, suggestion.Wrong, at + 1) < 0;
        return isCertain
            ? new Fix($"Change to '{suggestion.Right}'", Part(range, at, suggestion.Wrong.Length), suggestion.Right)
            : null;
    }

    /// <summary>The index of a whole word; negative if there is none.</summary>
    private static int IndexOfWord(string text, string word, int start)
    {
        int at = word.Length == 0 ? -1 : text.IndexOf(word, start, StringComparison.Ordinal);
        while (at >= 0 && ((at > 0 && IsInWord(text[at - 1])) || (at + word.Length < text.Length && IsInWord(text[at + word.Length]))))
        {
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    private static bool IsInWord(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_';

    /// <summary>A part of a range within one line, or the range itself.</summary>
    private static TextRange Part(TextRange range, int at, int length) => range with
    {
        Start = range.Start + at,
        Length = length,
        Column = range.Column + at,
        EndLine = range.Line,
        EndColumn = range.Column + at + length,
    };

    private Insertions? Insertions(string pointer)
        => tree.Whole(pointer) is { } whole ? new Insertions(tree, files.TextOf(whole.File), whole.File) : null;
}
