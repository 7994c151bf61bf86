using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Benchmarks.Weight;

/// <summary>
/// Leaves of emitted C# what its users can see: public types and members without bodies, attributes and the interfaces for JSON. With the
/// same shared code, no implementation of this surface weighs less.
/// </summary>
internal sealed class PublicSurface : CSharpSyntaxRewriter
{
    private static readonly ArrowExpressionClauseSyntax s_body =
        SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(" throw null"));

    private static readonly SyntaxToken s_end = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.LineFeed);

    /// <summary>Returns the files with their public surface only; shared code and the description for drift are left as they are.</summary>
    public static IEnumerable<(string Name, string Text)> Of(IEnumerable<(string Name, string Text)> files)
        => files.Select(file => file.Name.Contains("GeneratedSupport", StringComparison.Ordinal)
            || file.Name.Contains("ContractDescription", StringComparison.Ordinal)
                ? file
                : (file.Name, new PublicSurface().Visit(CSharpSyntaxTree.ParseText(file.Text).GetRoot()).ToFullString()));

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => VisitType(node, base.VisitClassDeclaration);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => VisitType(node, base.VisitRecordDeclaration);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => VisitType(node, base.VisitStructDeclaration);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
        => IsVisible(node.Modifiers) || IsOfProperty(node) ? node : null;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        // Without it, the compiler would write one that prints each member.
        bool isSeen = IsVisible(node.Modifiers) || node.Identifier.Text == "PrintMembers";
        return isSeen && node.ExplicitInterfaceSpecifier is null
            ? WithoutAttributes(node).WithModifiers([.. node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))])
                .WithBody(null).WithExpressionBody(s_body).WithSemicolonToken(s_end)
            : null;
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
        => node.WithBody(null).WithExpressionBody(s_body).WithSemicolonToken(s_end);

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
        => node.ExplicitInterfaceSpecifier is null ? node.WithBody(null).WithExpressionBody(s_body).WithSemicolonToken(s_end) : null;

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // A base class of System.ClientModel needs the response.
        bool needsBase = node.Initializer is { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } initializer
            && initializer.ToString().Contains("response", StringComparison.OrdinalIgnoreCase);
        return IsVisible(node.Modifiers)
            ? WithoutAttributes(node).WithInitializer(needsBase ? node.Initializer : null)
                .WithBody(null).WithExpressionBody(s_body).WithSemicolonToken(s_end)
            : null;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.Identifier.Text == "EqualityContract")
        {
            return node;
        }

        if (!IsVisible(node.Modifiers) || node.ExplicitInterfaceSpecifier is not null)
        {
            return null;
        }

        PropertyDeclarationSyntax property = WithoutAttributes(node);
        if (node.AccessorList is not { } accessors)
        {
            return property.WithExpressionBody(s_body).WithSemicolonToken(s_end);
        }

        // A field that is written out weighs less than the compiler's: it and the accessors have no attributes.
        return accessors.ToString().Contains("=> _p", StringComparison.Ordinal)
            ? property
            : property.WithInitializer(null).WithSemicolonToken(default).WithAccessorList(accessors.WithAccessors(
                [.. accessors.Accessors.Select(accessor => accessor.WithBody(null).WithExpressionBody(null).WithSemicolonToken(s_end))]));
    }

    private static SyntaxNode? VisitType<T>(T node, Func<T, SyntaxNode?> visit)
        where T : TypeDeclarationSyntax
    {
        if (!IsVisible(node.Modifiers))
        {
            return null;
        }

        var type = (TypeDeclarationSyntax)visit(node)!;
        BaseTypeSyntax[] bases = [.. type.BaseList?.Types.Where(item => !IsInterface(item)) ?? []];
        BaseListSyntax? list = bases.Length == 0
            ? null
            : SyntaxFactory.BaseList(SyntaxFactory.SeparatedList(bases)).WithTrailingTrivia(SyntaxFactory.LineFeed);
        return WithoutAttributes(type.WithBaseList(list));
    }

    /// <summary>Removes the attributes of a member, and keeps the doc comment before them.</summary>
    private static T WithoutAttributes<T>(T node)
        where T : MemberDeclarationSyntax
        => (T)node.WithAttributeLists([]).WithLeadingTrivia(node.GetLeadingTrivia());

    private static bool IsInterface(BaseTypeSyntax item)
        => item.ToString() is var name
            && (name.Contains("_api::", StringComparison.Ordinal) || name.Contains("IEquatable", StringComparison.Ordinal));

    private static bool IsOfProperty(FieldDeclarationSyntax node)
        => node.Declaration.Variables[0].Identifier.Text.StartsWith("_p", StringComparison.Ordinal);

    private static bool IsVisible(SyntaxTokenList modifiers)
        => modifiers.Any(SyntaxKind.PublicKeyword) || modifiers.Any(SyntaxKind.ProtectedKeyword);
}
