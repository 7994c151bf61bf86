using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator;

/// <summary>What the project says about the code that it wants.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="ClientName">The root client's class; null takes it from the contract's title.</param>
public sealed record GenerationOptions(string Namespace, string? ClientName = null)
{
    /// <summary>How long the name may be from which the names of the client's own types are made.</summary>
    internal const int MaxClientName = 100;

    /// <summary>Members of the root client, which it cannot be called after.</summary>
    private static readonly string[] s_rootMembers = ["Pipeline", "Endpoint"];

    /// <summary>Who sees the generated types.</summary>
    public TypeAccessibility Accessibility { get; init; }

    /// <summary>What is generated.</summary>
    public EmitSet Emit { get; init; }

    /// <summary>Whether all objects that are received keep the properties that the contract does not name.</summary>
    public bool KeepUnknown { get; init; }

    /// <summary>Whether clients notice where responses leave the contract, as soon as somebody listens.</summary>
    public bool NoticesDrift { get; init; } = true;

    /// <summary>
    /// The operations that are wanted: operationIds, paths such as <c>/orders/**</c>, <c>tag:Orders</c>, <c>deprecated</c>; all where it is
    /// null.
    /// </summary>
    public string? Include { get; init; }

    /// <summary>The operations that are not wanted, in the same words; they go last.</summary>
    public string? Exclude { get; init; }

    /// <summary>What is wrong with the options; it has no place of its own and stands at the contract's first line.</summary>
    internal Problem? FindProblem()
        => !Namespace.Split('.').All(Names.IsIdentifier)
            ? Problem(ProblemRules.NamespaceInvalid.Message(Namespace))
            : Namespace.Split('.').Contains(SupportEmitter.Namespace, StringComparer.OrdinalIgnoreCase)
            ? Problem(
                ProblemRules.NamespaceOfSupport.Message(Namespace, SupportEmitter.Namespace))
            : Namespace.Split('.').FirstOrDefault(IsWordOfCSharp) is { } word
            ? Problem(ProblemRules.NamespaceWord.Message(Namespace, word))
            : Namespace.Split('.')[0] == "System"
            ? Problem(ProblemRules.NamespaceOfDotNet.Message(Namespace))
            // A word of small letters only may be one of C#'s own.
            : ClientName is not null && (!Names.IsIdentifier(ClientName) || ClientName.All(c => c is (>= 'a' and <= 'z') or '_'))
                ? Problem(ProblemRules.ClientNameInvalid.Message(ClientName))
                : ClientName is not null && (Names.IsClaimed(ClientName)
                    || s_rootMembers.Contains(ClientName) || ContractBinder.HidesUsedType(ContractBinder.PrefixOf(ClientName)))
                ? Problem(ProblemRules.ClientNameTaken.Message(ClientName))
                : ClientName?.Length > MaxClientName
                    ? Problem(ProblemRules.ClientNameTooLong.Message(ClientName.Length, MaxClientName))
                    : null;

    /// <summary>Whether C# reads a name as a word of its own in places where no keyword has to stand.</summary>
    private static bool IsWordOfCSharp(string name)
        => name.All(c => c == '_')
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name is "dynamic" or "nint" or "nuint" or "value";

    internal static Problem Problem(ProblemMessage message) => new(message, "#", new TextRange(0, 0, 1, 1, 1, 1));
}
