namespace XaiGen.Review.Wire;

internal enum ValueStepKind
{
    Same,
    Property,
    Item,
    Condition,
}
