using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Analyzers.Migration;

/// <summary>The edit that replaces an old name by a new one.</summary>
internal sealed class MigrationEdit(SemanticModel model, OldNames names)
{
    /// <summary>The property of a diagnostic that has the new text; the place is its additional location.</summary>
    private const string NewText = "NewText";

    public static ImmutableDictionary<string, string?> Properties(string text)
        => ImmutableDictionary<string, string?>.Empty.Add(NewText, text);

    /// <returns>Null if a member moved to an object that the code around it does not have.</returns>
    public TextChange? Of(SimpleNameSyntax name, ISymbol target)
    {
        var renamed = new TextChange(name.Identifier.Span, target.Name);
        SyntaxNode? owner = OldNames.OwnerOf(name);
        if (target is ITypeSymbol type)
        {
            bool isInPlace = type.ContainingType is null
                || (owner is not null && SymbolEqualityComparer.Default.Equals(names.TypeOf(owner), type.ContainingType));
            return isInPlace ? renamed : new TextChange(owner is null ? name.Span : name.Parent!.Span, MigrationMap.NameOf(type));
        }

        if (owner is null)
        {
            return null;
        }

        for (ITypeSymbol? at = names.TypeOf(owner); at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, target.ContainingType))
            {
                return renamed;
            }
        }

        return target.IsStatic
            ? new TextChange(name.Parent!.Span, $"{MigrationMap.NameOf(target.ContainingType)}.{target.Name}")
            : Moved(name, owner, target);
    }

    /// <summary>A method that moved to another part of its client: <c>client.Files.GetAsync</c> to <c>client.Images.GetAsync</c>.</summary>
    private TextChange? Moved(SimpleNameSyntax name, SyntaxNode owner, ISymbol target)
        => owner is MemberAccessExpressionSyntax part && name.Parent is MemberAccessExpressionSyntax
            && model.GetTypeInfo(part.Expression).Type is { } client
            && client.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property
                => SymbolEqualityComparer.Default.Equals(property.Type, target.ContainingType)) is { } sibling
            ? new TextChange(TextSpan.FromBounds(part.Name.SpanStart, name.Span.End), $"{sibling.Name}.{target.Name}")
            : null;
}
