using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A use of a type by a property, a parameter or a response.</summary>
/// <param name="Name">The generated type's name within the namespace; null for other types.</param>
internal sealed record TypeRef(ValueKind Kind, TypeName? Name = null, TypeRef? Element = null, bool IsNullable = false)
{
    internal static readonly TypeRef String = new(ValueKind.String);
    internal static readonly TypeRef Any = new(ValueKind.Any);
    internal static readonly TypeRef Stream = new(ValueKind.Stream);

    /// <summary>
    /// The components referenced on the way to this type that affect the use itself: they have no C# type, or allow null.
    /// </summary>
    internal EquatableArray<string> Through { get; init; }

    /// <summary>How a number is represented in JSON.</summary>
    internal NumberForm Form { get; init; }

    internal static TypeRef ListOf(TypeRef element) => new(ValueKind.List, Element: element);

    internal static TypeRef SequenceOf(TypeRef element) => new(ValueKind.Sequence, Element: element);

    internal static TypeRef MapOf(TypeRef element) => new(ValueKind.Map, Element: element);

    /// <summary>The names of the generated types in this use: its own, or that of its elements.</summary>
    internal IEnumerable<string> Names
    {
        get
        {
            for (TypeRef? type = this; type is not null; type = type.Element)
            {
                if (type.Name is { } name)
                {
                    yield return name.Text;
                }
            }
        }
    }

    internal TypeRef Nullable(bool isNullable = true) => isNullable == IsNullable ? this : this with { IsNullable = isNullable };

    internal bool IsInteger => Kind is ValueKind.Int8 or ValueKind.Int16 or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Int128
        or ValueKind.UInt8 or ValueKind.UInt16 or ValueKind.UInt32 or ValueKind.UInt64 or ValueKind.UInt128;

    internal bool IsWide => Kind is ValueKind.Int128 or ValueKind.UInt128;

    /// <summary>Whether the type needs support code that is not emitted for every contract.</summary>
    internal bool IsUnusual => Form != NumberForm.Number
        || (IsInteger && Kind is not (ValueKind.Int32 or ValueKind.Int64))
        || Kind is ValueKind.Time
            or ValueKind.LocalDateTime or ValueKind.Duration or ValueKind.TimeSpan or ValueKind.Base64Url or ValueKind.BytesUrl;

    internal bool IsNumber => IsInteger || Kind is ValueKind.Single or ValueKind.Double or ValueKind.Decimal;

    internal bool IsValueType => Kind is not (ValueKind.String or ValueKind.Uri or ValueKind.Base64 or ValueKind.Bytes
        or ValueKind.Base64Url or ValueKind.BytesUrl
            or ValueKind.File or ValueKind.Model or ValueKind.List or ValueKind.Map or ValueKind.Sequence or ValueKind.Stream);
}
