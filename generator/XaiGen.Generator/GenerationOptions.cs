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

    /// <summary>The operations that are wanted: operationIds, paths such as <c>/orders/**</c>, <c>tag:Orders</c>, <c>deprecated</c>; all where it is null.</summary>
    public string? Include { get; init; }

    /// <summary>The operations that are not wanted, in the same words; they go last.</summary>
    public string? Exclude { get; init; }

    /// <summary>What is wrong with the options; it has no place of its own and stands at the contract's first line.</summary>
    internal Problem? FindProblem()
        => !Namespace.Split('.').All(Names.IsIdentifier)
            ? Problem(ProblemRules.OptionInvalid, $"XaiGenNamespace is '{Namespace}', which is not a C# namespace. Give one such as 'Company.Product'.")
            : Namespace.Split('.').Contains(SupportEmitter.Namespace, StringComparer.OrdinalIgnoreCase)
            ? Problem(
                ProblemRules.OptionInvalid,
                $"XaiGenNamespace is '{Namespace}', but '{SupportEmitter.Namespace}' is where the generated code keeps what its types share. Give another one.")
            : Namespace.Split('.').FirstOrDefault(IsWordOfCSharp) is { } word
            ? Problem(ProblemRules.OptionInvalid, $"XaiGenNamespace is '{Namespace}', but '{word}' means something else in C# where the generated code uses it. Give another one.")
            : Namespace.Split('.')[0] == "System"
            ? Problem(ProblemRules.OptionInvalid, $"XaiGenNamespace is '{Namespace}', which belongs to .NET: its types would meet the generated ones. Give one such as 'Company.Product'.")
            // A word of small letters only may be one of C#'s own.
            : ClientName is not null && (!Names.IsIdentifier(ClientName) || ClientName.All(c => c is (>= 'a' and <= 'z') or '_'))
                ? Problem(ProblemRules.OptionInvalid, $"XaiGenClientName is '{ClientName}', which is not a C# class name. Give one such as 'ProductClient'.")
                : ClientName is not null && (Names.IsClaimed(ClientName) || s_rootMembers.Contains(ClientName) || ContractBinder.HidesUsedType(ContractBinder.PrefixOf(ClientName)))
                ? Problem(ProblemRules.OptionInvalid, $"XaiGenClientName is '{ClientName}', which the generated code needs itself. Give another name, such as 'ProductClient'.")
                : ClientName?.Length > MaxClientName
                    ? Problem(ProblemRules.OptionInvalid, $"XaiGenClientName has {ClientName.Length} characters. Give a name of at most {MaxClientName}, such as 'ProductClient'.")
                    : null;

    /// <summary>Whether C# reads a name as a word of its own in places where no keyword has to stand.</summary>
    private static bool IsWordOfCSharp(string name)
        => name.All(c => c == '_') || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name is "dynamic" or "nint" or "nuint" or "value";

    /// <summary>The value that a text names, in capital or small letters; the first one where there is no text.</summary>
    internal static T Choose<T>(string option, string? text, ref Problem? problem)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames(typeof(T));
        if (names.FirstOrDefault(name => text is null || name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return (T)Enum.Parse(typeof(T), found);
        }

        problem = Problem(
            ProblemRules.OptionInvalid,
            $"{option} is '{text}', which it cannot be. Give {string.Join(" or ", names.Select(name => $"'{name.ToLowerInvariant()}'"))}.");
        return default;
    }

    internal static Problem Problem(ProblemRule rule, string message) => new(rule, message, "#", new TextRange(0, 0, 1, 1, 1, 1));
}
