using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.CodeFixes;

/// <summary>
/// Offers the edits of a contract that the generator's analyzer found: those of <c>lint --fix</c>, and corrections of misspelt words.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(ContractFixProvider),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".yaml", ".yml", ".json" })]
public sealed class ContractFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("XL0001", "XL0301", "XL0303");

    /// <remarks>One edit moves the places of the others; <c>xaigen lint --fix</c> applies them together.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableDictionary<string, string?> edit = diagnostic.Properties;
            TextDocument? file = context.TextDocument.Project.AdditionalDocuments
                .FirstOrDefault(document => document.FilePath == edit["File"]);
            if (file is null)
            {
                continue;
            }

            SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            string old = edit["Old"]!;
            var span = new TextSpan(int.Parse(edit["Start"]!, CultureInfo.InvariantCulture), old.Length);
            if (span.End > text.Length || text.ToString(span) != old)
            {
                // The text has changed since it was analyzed.
                continue;
            }

            SourceText changed = text.WithChanges(new TextChange(span, edit["New"]!));
            string title = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, changed)),
                    equivalenceKey: title),
                diagnostic);
        }
    }
}
