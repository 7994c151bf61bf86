using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.CodeFixes;

/// <summary>Asks for storage in the call whose result's stored file is read (XA0003).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StorageFixProvider))]
public sealed class StorageFixProvider : CodeFixProvider
{
    private const string Title = "Store the result";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("XA0003");

    /// <remarks>Several results of one call need the options once.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (diagnostic.AdditionalLocations.FirstOrDefault() is { } place
            && root?.FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && model?.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && method.Parameters.FirstOrDefault(parameter => parameter.Type.Name == "StorageOptions") is { } parameter)
        {
            string file = method.ContainingType.Name.StartsWith("Video", StringComparison.Ordinal) ? "video.mp4" : "image.jpg";
            ArgumentListSyntax arguments = With(call.ArgumentList, parameter, file);
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call.ArgumentList, arguments))),
                    equivalenceKey: Title),
                diagnostic);
        }
    }

    private static ArgumentListSyntax With(ArgumentListSyntax list, IParameterSymbol parameter, string file)
    {
        ArgumentSyntax options = SyntaxFactory.ParseArgumentList(
            $"({parameter.Name}: new StorageOptions {{ Filename = \"{file}\" }})").Arguments[0];
        ArgumentSyntax? given = list.Arguments
            .FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
        ArgumentSyntax? positional = list.Arguments.Take(parameter.Ordinal + 1).All(argument => argument.NameColon is null)
            ? list.Arguments.Skip(parameter.Ordinal).FirstOrDefault()
            : null;
        return (given ?? positional) is { } old
            ? list.ReplaceNode(old, old.WithExpression(options.Expression))
            : list.WithArguments(list.Arguments.Count == 0
                ? SyntaxFactory.SingletonSeparatedList(options)
                : list.Arguments.Add(options.WithLeadingTrivia(SyntaxFactory.Space)));
    }
}
