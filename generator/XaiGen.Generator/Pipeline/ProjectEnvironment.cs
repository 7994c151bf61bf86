using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>What the project provides to the generated code. Computed at each edit, and equal if nothing relevant changed.</summary>
/// <param name="Language">The C# version of the project.</param>
/// <param name="LackingType">A required framework type that is missing; null if none is.</param>
/// <param name="HasClientModel">Whether the project references a System.ClientModel that the clients can use.</param>
internal sealed record ProjectEnvironment(LanguageVersion Language, string? LackingType, bool HasClientModel)
{
    private const LanguageVersion Needed = LanguageVersion.CSharp12;

    /// <summary>The newest framework types that the generated code uses: .NET 7 has the first, .NET 8 both.</summary>
    private static readonly string[] s_frameworkTypes = ["System.Runtime.CompilerServices.RequiredMemberAttribute", "System.TimeProvider"];

    /// <summary>The newest System.ClientModel types that the clients use.</summary>
    private static readonly string[] s_clientModelTypes =
        ["System.ClientModel.ClientResult", "System.ClientModel.Primitives.ClientLoggingOptions"];

    internal static ProjectEnvironment Of(Compilation compilation, ParseOptions options)
    {
        // Packages may also contain types of later frameworks, but the compiler looks for them in the framework's own assembly.
        IAssemblySymbol? framework = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly;
        return new ProjectEnvironment(
            options is CSharpParseOptions csharp ? csharp.LanguageVersion : Needed,
            s_frameworkTypes.FirstOrDefault(type => framework is not null && framework.GetTypeByMetadataName(type) is null),
            s_clientModelTypes.All(type => !compilation.GetTypesByMetadataName(type).IsEmpty));
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
}
