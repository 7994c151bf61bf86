using Microsoft.CodeAnalysis;

namespace XaiGen.Review.Pages;

/// <summary>A call of an operation.</summary>
/// <param name="Usings">The namespaces that it needs beside those that every project uses.</param>
/// <param name="Setup">The line that creates the client.</param>
/// <param name="Call">The call.</param>
/// <param name="Arguments">The arguments of the method, by parameter, in order.</param>
internal sealed record OperationSample(
    IReadOnlyList<string> Usings, string Setup, string Call, IReadOnlyList<(IParameterSymbol Parameter, SampleValue Value)> Arguments)
{
    /// <summary>The namespaces that the .NET SDK adds to every project.</summary>
    private static readonly string[] s_implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    public string Text => $"{string.Concat(Usings.Select(name => $"using {name};\n"))}\n{Setup}\n\n{Call}";

    /// <summary>The sample as a file of a project, in which it is the body of a method.</summary>
    public string ToFile(string type) => $$"""
        #nullable enable
        {{string.Concat(s_implicit.Concat(Usings).Distinct().Select(name => $"using {name};\n"))}}
        internal static class {{type}}
        {
            public static async global::System.Threading.Tasks.Task RunAsync()
            {
        {{Setup}}
        {{Call}}
            }
        }
        """;
}
