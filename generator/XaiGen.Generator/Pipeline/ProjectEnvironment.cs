using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>What the project provides to the generated code. Computed at each edit, and equal if nothing relevant changed.</summary>
/// <param name="Language">The C# version of the project.</param>
/// <param name="LackingType">A required framework type that is missing; null if none is.</param>
/// <param name="HasClientModel">Whether the project references a System.ClientModel that the clients can use.</param>
/// <param name="HasClosedTypes">Whether C# knows <c>closed</c>, of which a switch over all cases needs no default.</param>
/// <param name="HasOverloadPriority">Whether C# prefers one of two overloads if the code asks it to.</param>
internal sealed record ProjectEnvironment(
    LanguageVersion Language, string? LackingType, bool HasClientModel, bool HasClosedTypes, bool HasOverloadPriority)
{
    private const LanguageVersion Needed = LanguageVersion.CSharp12;

    /// <summary>C# 15, which the oldest compiler that loads the generator has no name for.</summary>
    private const LanguageVersion WithClosedTypes = (LanguageVersion)1500;

    /// <summary>C# 13, which that compiler has no name for either.</summary>
    private const LanguageVersion WithOverloadPriority = (LanguageVersion)1300;

    /// <summary>What the compiler marks a closed type with. .NET 11 has it; older projects may declare it.</summary>
    private const string ClosedTypeAttribute = "System.Runtime.CompilerServices.IsClosedTypeAttribute";

    /// <summary>.NET 9 has it; older projects may declare it.</summary>
    private const string OverloadPriorityAttribute = "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute";

    /// <summary>The newest framework types that the generated code uses: .NET 7 has the first, .NET 8 both.</summary>
    private static readonly string[] s_frameworkTypes = ["System.Runtime.CompilerServices.RequiredMemberAttribute", "System.TimeProvider"];

    /// <summary>The newest System.ClientModel types that the clients use.</summary>
    private static readonly string[] s_clientModelTypes =
        ["System.ClientModel.ClientResult", "System.ClientModel.Primitives.ClientLoggingOptions"];

    internal static ProjectEnvironment Of(Compilation compilation, ParseOptions options)
    {
        // Packages may also contain types of later frameworks, but the compiler looks for them in the framework's own assembly.
        IAssemblySymbol? framework = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly;
        LanguageVersion language = options is CSharpParseOptions csharp ? csharp.LanguageVersion : Needed;
        return new ProjectEnvironment(
            language,
            s_frameworkTypes.FirstOrDefault(type => framework is not null && framework.GetTypeByMetadataName(type) is null),
            s_clientModelTypes.All(type => !compilation.GetTypesByMetadataName(type).IsEmpty),
            language >= WithClosedTypes
                && SyntaxFacts.GetContextualKeywordKind("closed") != SyntaxKind.None
                && HasType(compilation, ClosedTypeAttribute),
            language >= WithOverloadPriority && HasType(compilation, OverloadPriorityAttribute));
    }

    /// <summary>Why the code could not be compiled here: one message instead of hundreds; null if it can be.</summary>
    internal Problem? FindProblem(EmitSet emit)
        => Language < Needed
            ? GenerationOptions.Problem(
                ProblemRules.LanguageVersion.Message(Language.ToDisplayString(), Needed.ToDisplayString()))
            : LackingType is not null
            ? GenerationOptions.Problem(
                ProblemRules.FrameworkTooOld.Message(LackingType))
            : emit == EmitSet.Client && !HasClientModel
            ? GenerationOptions.Problem(
                ProblemRules.ClientModelMissing.Message())
            : null;

    private static bool HasType(Compilation compilation, string name)
        => compilation.GetTypeByMetadataName(name) is { } type && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
}
