using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>What the project says about the code that it wants.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="ClientName">The root client's class; null takes it from the contract's title.</param>
public sealed record GenerationOptions(string Namespace, string? ClientName = null)
{
    /// <summary>What is wrong with the options; it has no place of its own and stands at the contract's first line.</summary>
    internal Problem? FindProblem()
        => !Namespace.Split('.').All(Names.IsIdentifier)
            ? Problem(ProblemRules.OptionInvalid, $"XaiGenNamespace is '{Namespace}', which is no C# namespace; give one such as 'Company.Product'")
            : ClientName is not null && !Names.IsIdentifier(ClientName)
                ? Problem(ProblemRules.OptionInvalid, $"XaiGenClientName is '{ClientName}', which is no C# name; give one such as 'ProductClient'")
                : null;

    internal static Problem Problem(ProblemRule rule, string message) => new(rule, message, "#", new TextRange(0, 0, 1, 1, 1, 1));
}
