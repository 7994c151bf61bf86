using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Client.Tests;

/// <summary>The C# compiler, as a user of the client meets it.</summary>
internal static class Compiler
{
    /// <summary>All that the tests reference.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors in an expression that may use a client and one value of each kind.</summary>
    public static IEnumerable<string> ErrorsOf(string expression)
    {
        string source = $$"""
            #nullable enable
            using System;
            using XaiGen;

            class Trial
            {
                object Of(
                    XaiClient client, Uri url, FileId fileId, FileId a, FileId b, GenerationId requestId, FileObject file, FileOutput output,
                    ImageInput image, string path, byte[] bytes)
                {
                    return {{expression}};
                }
            }
            """;
        return ErrorsIn(source).Select(error => error.Id);
    }

    /// <summary>The errors in a source file.</summary>
    public static IEnumerable<Diagnostic> ErrorsIn(string source)
        => CSharpCompilation.Create(
                "Trial", [CSharpSyntaxTree.ParseText(source)], References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A type as C# names it.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[]";
        }

        string name = type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : $"global::{type.Namespace}.{type.Name}";
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }
}
