using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract;

/// <summary>What reading a document gave: the model, unless nothing could be read, and all that was wrong.</summary>
/// <remarks>With an error among the problems the model holds what could be read all the same.</remarks>
public sealed record ContractReading(ApiContract? Contract, EquatableArray<Problem> Problems);
