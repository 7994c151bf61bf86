using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.CodeFixes;

/// <summary>Declares a stream or scope with <c>using</c> (XA0004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisposeFixProvider))]
public sealed class DisposeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("XA0004");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? source = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (source?.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not
            { Declaration.Variables.Count: 1, Parent: BlockSyntax or GlobalStatementSyntax } declaration)
        {
            return;
        }

        bool isAwaited = source is not BaseObjectCreationExpressionSyntax;
        string title = isAwaited ? "Declare it with 'await using'" : "Declare it with 'using'";
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(declaration, InUsing(declaration, isAwaited)))),
                equivalenceKey: title),
            context.Diagnostics);
    }

    private static LocalDeclarationStatementSyntax InUsing(LocalDeclarationStatementSyntax declaration, bool isAwaited)
    {
        LocalDeclarationStatementSyntax plain = declaration.WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return (isAwaited
            ? plain.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            : plain).WithLeadingTrivia(declaration.GetLeadingTrivia());
    }
}
