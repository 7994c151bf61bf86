namespace XaiGen.Review.Pages;

/// <summary>What a type is, for readers.</summary>
internal enum TypeForm
{
    Object,
    Union,
    Values,
    Identifier,
    Operation,
}
