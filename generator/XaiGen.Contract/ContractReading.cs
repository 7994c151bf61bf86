using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract;

/// <summary>The result of reading a document: the model, or null if nothing could be read, and the problems found.</summary>
/// <remarks>If a problem is an error, the model still holds what could be read.</remarks>
public sealed record ContractReading(ApiContract? Contract, EquatableArray<Problem> Problems);
