namespace XaiGen.Emulator.Http;

/// <summary>An operation of the contract and its handler.</summary>
internal sealed record ApiRoute(string OperationId, string Method, string Path, Func<ApiCall, Task> Handle);
