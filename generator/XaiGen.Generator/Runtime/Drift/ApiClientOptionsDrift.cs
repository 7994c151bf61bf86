#nullable enable

namespace SupportNamespace;

public partial class Api_ClientOptions
{
    private string? _driftLedger;

    /// <summary>
    /// Occurs when a response leaves the contract: once for each response and way. Handlers run after the call, on another thread, one at
    /// a time; what they throw is lost.
    /// </summary>
    public event global::System.EventHandler<Api_ContractDrift>? ContractDrifted;

    /// <summary>
    /// A file to which the client adds where responses leave the contract, for <c>xaigen learn</c>: names, types, formats and counts, no
    /// values but unknown ones of enums and tags. Several clients and processes may share it. It grows to at most 4 MiB. Default: none.
    /// </summary>
    public string? DriftLedger
    {
        get => _driftLedger;
        set => Set(ref _driftLedger, value);
    }

    internal bool ListensToDrift => ContractDrifted is not null || DriftLedger is not null;

    internal void Tell(Api_ContractDrift drift) => ContractDrifted?.Invoke(this, drift);
}
