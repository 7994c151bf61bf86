using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>
/// Equality, hash code and text from one list of a type's members. For a record, the C# compiler would emit code for each member.
/// </summary>
internal static class MemberList
{
    internal static readonly Code Type = $"_api::Members";

    /// <summary>The text of all cases of a union of records.</summary>
    internal static readonly Code TextOfCases = $"public sealed override string ToString() => {Type}.TextOf(this);";

    /// <summary>The text of a type that is no case.</summary>
    internal static readonly Code Text = $"public override string ToString() => {Type}.TextOf(this);";

    /// <summary>The members as one value.</summary>
    internal static Code Of(IReadOnlyList<Identifier> members)
    {
        Code values = $"[{Code.List(members.Select(member => Code.Of($"this.{member}")))}]";
        return $"new({Code.List(members.Select(name => Code.Of($"nameof({name})")).Prepend(values))})";
    }

    /// <summary>The members that compare, hash and format a record.</summary>
    /// <param name="self">The record.</param>
    /// <param name="isCase">Whether the record extends another record, which has the text of both.</param>
    internal static IEnumerable<Code> OfRecord(Code self, bool isCase)
    {
        var overrides = Code.If(isCase, $"protected override ");
        yield return $"public bool Equals({self}? other) => {Type}.AreEqual(this, other);";
        yield return $"public override int GetHashCode() => {Type}.HashOf(this);";

        // Cases have the ToString of their union; that of other records may be written by hand. C# would emit a longer PrintMembers, and
        // three attributes for the contract.
        Code print = isCase ? Code.Of($"false") : $"{Type}.Print(this, builder)";
        yield return $"{overrides}bool PrintMembers(_sys::Text.StringBuilder builder) => {print};";
        yield return $"{overrides}_sys::Type EqualityContract => GetType();";
    }

    /// <summary>The members that compare, hash and format a record struct.</summary>
    internal static IEnumerable<Code> OfStruct(Identifier self, IReadOnlyList<Identifier> members)
    {
        yield return $"public bool Equals({self} other) => {Type}.AreEqual(ToMembers(), other.ToMembers());";
        yield return $"public override int GetHashCode() => {Type}.HashOf(ToMembers());";
        yield return $"bool PrintMembers(_sys::Text.StringBuilder builder) => {Type}.Print(ToMembers(), builder);";
        yield return $"{Type} ToMembers() => {Of(members)};";
    }

    /// <summary>The members that give a class the value semantics of a record.</summary>
    /// <remarks>Without comments, as no editor shows those of an operator, and an override has those of what it overrides.</remarks>
    internal static IEnumerable<Code> OfClass(Code self)
    {
        yield return $"public bool Equals({self}? other) => {Type}.AreEqual(this, other);";
        yield return $"public override bool Equals(object? obj) => Equals(obj as {self});";
        yield return $"public override int GetHashCode() => {Type}.HashOf(this);";
        yield return Text;
        yield return $"public static bool operator ==({self}? left, {self}? right) => Equals(left, right);";
        yield return $"public static bool operator !=({self}? left, {self}? right) => !Equals(left, right);";
    }
}
