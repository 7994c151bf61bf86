using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>What the project that gets the code offers: asked again at each edit of it, and equal where nothing of this changed.</summary>
/// <param name="Language">The C# that the project is compiled as.</param>
/// <param name="LackingType">What the framework should have and does not; null where it has everything.</param>
/// <param name="HasClientModel">The project references a System.ClientModel that the clients can be built on.</param>
internal sealed record ProjectEnvironment(LanguageVersion Language, string? LackingType, bool HasClientModel)
{
    private const LanguageVersion Needed = LanguageVersion.CSharp12;

    /// <summary>The newest of what the generated code uses: .NET 7 has the first, .NET 8 both.</summary>
    private static readonly string[] s_frameworkTypes = ["System.Runtime.CompilerServices.RequiredMemberAttribute", "System.TimeProvider"];

    /// <summary>The newest of what the clients use.</summary>
    private static readonly string[] s_clientModelTypes =
        ["System.ClientModel.ClientResult", "System.ClientModel.Primitives.ClientLoggingOptions"];

    internal static ProjectEnvironment Of(Compilation compilation, ParseOptions options)
    {
        // Types of later frameworks come in packages too, but the compiler asks the framework's own assembly for them.
        IAssemblySymbol? framework = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly;
        return new ProjectEnvironment(
            options is CSharpParseOptions csharp ? csharp.LanguageVersion : Needed,
            s_frameworkTypes.FirstOrDefault(type => framework is not null && framework.GetTypeByMetadataName(type) is null),
            s_clientModelTypes.All(type => !compilation.GetTypesByMetadataName(type).IsEmpty));
    }

    /// <summary>Why the code could not be compiled here: one message in place of hundreds.</summary>
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
