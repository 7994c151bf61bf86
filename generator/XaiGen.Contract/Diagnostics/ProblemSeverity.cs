namespace XaiGen.Contract.Diagnostics;

public enum ProblemSeverity
{
    Error,
    Warning,
    Info,
}
