using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using XaiGen.Analyzers;

namespace XaiGen.CodeFixes;

/// <summary>
/// Corrects a value that a generated client does not take as it is, where the compiler only says that there is no conversion: it names an
/// optional argument, or makes an identifier, a URL, a duration or a list of the value.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentFixProvider))]
public sealed class ArgumentFixProvider : CodeFixProvider
{
    private const string NoConversionOfArgument = "CS1503";
    private const string NoConversion = "CS0029";
    private const string NoImplicitConversion = "CS0266";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(NoConversionOfArgument, NoConversion, NoImplicitConversion);

    /// <remarks>Each value is a case of its own.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax value)
        {
            return;
        }

        Diagnostic diagnostic = context.Diagnostics[0];
        IEnumerable<(SyntaxNode Old, SyntaxNode New)> changes = diagnostic.Id == NoConversionOfArgument
            ? OfArgument(model, value)
            : OfValue(model, value);
        foreach ((SyntaxNode old, SyntaxNode @new) in changes)
        {
            string title = $"Write '{@new}'";
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, @new.WithTriviaFrom(old)))),
                    equivalenceKey: nameof(ArgumentFixProvider)),
                diagnostic);
        }
    }

    private static IEnumerable<(SyntaxNode Old, SyntaxNode New)> OfArgument(SemanticModel model, ExpressionSyntax value)
    {
        if (value.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } list } argument
            || model.GetTypeInfo(value).Type is not { } type)
        {
            yield break;
        }

        IMethodSymbol[] methods =
            [.. model.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>().Where(method => IsGenerated(method.ContainingType))];
        int place = list.Arguments.IndexOf(argument);
        IEnumerable<string> names = argument.NameColon is null
            ? methods.SelectMany(method => method.Parameters).Where(parameter => parameter.IsOptional && parameter.Ordinal > place)
                .Where(parameter => model.Compilation.ClassifyConversion(type, parameter.Type).IsImplicit)
                .Select(parameter => parameter.Name)
            : [];
        IEnumerable<string> values = methods
            .Select(method => argument.NameColon is { } name
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
                : method.Parameters.ElementAtOrDefault(place))
            .OfType<IParameterSymbol>().SelectMany(parameter => FormsOf(value, type, parameter.Type));
        foreach (ArgumentSyntax changed in names.Distinct().Select(name => argument.WithNameColon(SyntaxFactory.NameColon(name)
                    .WithTrailingTrivia(SyntaxFactory.Space)))
            .Concat(values.Distinct().Select(text => argument.WithExpression(SyntaxFactory.ParseExpression(text)))))
        {
            SymbolInfo found = model.GetSpeculativeSymbolInfo(
                call.SpanStart, call.ReplaceNode(argument, changed), SpeculativeBindingOption.BindAsExpression);
            if (found.Symbol is not null)
            {
                yield return (argument, changed);
            }
        }
    }

    private static IEnumerable<(SyntaxNode Old, SyntaxNode New)> OfValue(SemanticModel model, ExpressionSyntax value)
    {
        TypeInfo types = model.GetTypeInfo(value);
        bool isOurs = IsGenerated(WithoutNull(types.ConvertedType))
            || (value.Parent is AssignmentExpressionSyntax { Left: var member }
                && IsGenerated(model.GetSymbolInfo(member).Symbol?.ContainingType));
        if (!isOurs || types is not { Type: { } from, ConvertedType: { } to })
        {
            yield break;
        }

        foreach (ExpressionSyntax changed in FormsOf(value, from, to).Select(text => SyntaxFactory.ParseExpression(text)))
        {
            ITypeSymbol? type = model.GetSpeculativeTypeInfo(value.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Type;
            if (type is null ? ElementOf(to) is not null : model.Compilation.ClassifyConversion(type, to).IsImplicit)
            {
                yield return (value, changed);
            }
        }
    }

    /// <summary>How a value of one type may become one of another; some may not compile.</summary>
    private static IEnumerable<string> FormsOf(ExpressionSyntax value, ITypeSymbol from, ITypeSymbol to)
    {
        ITypeSymbol wanted = WithoutNull(to)!;
        string target = wanted.Name;
        bool isUrl = value is LiteralExpressionSyntax { Token.ValueText: var text }
            && text.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        switch (from)
        {
            case { SpecialType: SpecialType.System_String } when isUrl || target == nameof(Uri):
                yield return $"new Uri({value})";
                break;
            case { SpecialType: SpecialType.System_String } when wanted is { TypeKind: TypeKind.Struct } && IsGenerated(wanted):
                yield return $"new {target}({value})";
                break;
            case { SpecialType: SpecialType.System_String } when wanted.GetMembers("FromFile").Length > 0:
                yield return $"{target}.FromFile({value})";
                break;
            case { SpecialType: SpecialType.System_Int32 or SpecialType.System_Double } when target == nameof(TimeSpan):
                yield return $"TimeSpan.FromSeconds({value})";
                break;
            case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } when wanted.GetMembers("FromBytes").Length > 0:
                yield return $"{target}.FromBytes({value})";
                break;
            case { Name: "FileInfo" } when target == nameof(String):
                yield return $"{value}.FullName";
                break;
            case { Name: "FileInfo" } when wanted.GetMembers("FromFile").Length > 0:
                yield return $"{target}.FromFile({value}.FullName)";
                break;
            default:
                if (ElementOf(to) is not null && ElementOf(from) is not null)
                {
                    yield return $"[.. {value}]";
                }

                break;
        }
    }

    private static ITypeSymbol? WithoutNull(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>The type of the items of a list; null if it is none.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type is IArrayTypeSymbol array
        ? array.ElementType
        : type.AllInterfaces.Append(type).OfType<INamedTypeSymbol>()
            .FirstOrDefault(list => list.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                && type.SpecialType != SpecialType.System_String)?.TypeArguments[0];

    /// <summary>Whether the type belongs to a client: it is in the namespace of one, which also has the client's shared code.</summary>
    private static bool IsGenerated(ITypeSymbol? type)
        => type?.ContainingNamespace?.GetNamespaceMembers().Any(space => space.Name == GeneratedCode.Support) == true;
}
