namespace XaiGen.Review.Pages;

/// <summary>The kind of a type, for readers.</summary>
internal enum TypeForm
{
    Object,
    Union,
    Values,
    Identifier,
    Operation,
}
