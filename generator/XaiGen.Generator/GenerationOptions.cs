using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator;

/// <summary>The project's options for the generated code.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="ClientName">The class name of the root client; null to derive it from the contract's title.</param>
public sealed record GenerationOptions(string Namespace, string? ClientName = null)
{
    /// <summary>The maximum length of the prefix of the client's own types.</summary>
    internal const int MaxClientName = 100;

    /// <summary>Members of the root client, which cannot be its name.</summary>
    private static readonly string[] s_rootMembers = ["Pipeline", "Endpoint"];

    /// <summary>The accessibility of the generated types.</summary>
    public TypeAccessibility Accessibility { get; init; }

    /// <summary>What the contract's objects are in C#.</summary>
    public ObjectStyle Objects { get; init; }

    /// <summary>What is generated.</summary>
    public EmitSet Emit { get; init; }

    /// <summary>Whether all received objects keep properties that the contract does not name.</summary>
    public bool KeepUnknown { get; init; }

    /// <summary>Whether clients detect responses that do not match the contract, while there are listeners.</summary>
    public bool NoticesDrift { get; init; } = true;

    /// <summary>Whether the project's C# knows <c>closed</c> types, as C# 15 with .NET 11 does.</summary>
    public bool HasClosedTypes { get; init; }

    /// <summary>Whether the project's C# knows the priority of overloads, as C# 13 with .NET 9 does.</summary>
    public bool HasOverloadPriority { get; init; }

    /// <summary>
    /// The operations to include: operationIds, paths such as <c>/orders/**</c>, <c>tag:Orders</c>, <c>deprecated</c>; null for all.
    /// </summary>
    public string? Include { get; init; }

    /// <summary>The operations to exclude, in the same syntax; exclusion takes precedence.</summary>
    public string? Exclude { get; init; }

    /// <summary>
    /// The problem with the options, if any. It has no position in the text and is reported on the contract's first line.
    /// </summary>
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
            // A name of only lower-case letters may be a C# keyword.
            : ClientName is not null && (!Names.IsIdentifier(ClientName) || ClientName.All(c => c is (>= 'a' and <= 'z') or '_'))
                ? Problem(ProblemRules.ClientNameInvalid.Message(ClientName))
                : ClientName is not null && (Names.IsClaimed(ClientName)
                    || s_rootMembers.Contains(ClientName) || ContractBinder.HidesUsedType(ContractBinder.PrefixOf(ClientName)))
                ? Problem(ProblemRules.ClientNameTaken.Message(ClientName))
                : ClientName?.Length > MaxClientName
                    ? Problem(ProblemRules.ClientNameTooLong.Message(ClientName.Length, MaxClientName))
                    : null;

    /// <summary>Whether C# reads a name as a contextual keyword in some places.</summary>
    private static bool IsWordOfCSharp(string name)
        => name.All(c => c == '_')
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name is "dynamic" or "nint" or "nuint" or "value";

    internal static Problem Problem(ProblemMessage message) => new(message, "#", new TextRange(0, 0, 1, 1, 1, 1));
}
