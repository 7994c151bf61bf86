using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.CodeFixes;

/// <summary>Replaces a name of an earlier version by the new one (XA0005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MigrationFixProvider))]
public sealed class MigrationFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("XA0005");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations.FirstOrDefault() is { } place
                && diagnostic.Properties.TryGetValue("NewText", out string? name) && name is not null)
            {
                SourceText changed = text.WithChanges(new TextChange(place.SourceSpan, name));
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use '{name}'", _ => Task.FromResult(context.Document.WithText(changed)), equivalenceKey: "Use the new name"),
                    diagnostic);
            }
        }
    }
}
