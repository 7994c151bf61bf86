namespace XaiGen.Emulator.Imagine;

internal enum ModerationVerdict
{
    Passed,
    Refused,
    Withheld,
}
