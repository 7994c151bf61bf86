using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Selection;

/// <summary>
/// The operations of a contract that a client is generated for. The whole contract is bound first and excluded operations are removed
/// afterwards, so names do not depend on the selection.
/// </summary>
internal sealed class OperationSelection
{
    private readonly HashSet<string> _left;

    private OperationSelection(HashSet<string> left, IReadOnlyList<BindingProblem> problems) => (_left, Problems) = (left, problems);

    /// <summary>The terms that match no operation.</summary>
    public IReadOnlyList<BindingProblem> Problems { get; }

    /// <summary>Null if all operations are selected.</summary>
    public static OperationSelection? Of(ApiContract contract, GenerationOptions options)
    {
        OperationTerm[] include = OperationTerm.Parse(options.Include), exclude = OperationTerm.Parse(options.Exclude);
        if (include.Length == 0 && exclude.Length == 0)
        {
            return null;
        }

        HashSet<string> left = [.. contract.Operations
            .Where(operation => (include.Length > 0 && !include.Any(term => term.Matches(operation)))
                || exclude.Any(term => term.Matches(operation)))
            .Select(operation => operation.Pointer)];
        List<BindingProblem> problems =
            [.. Unmatched("XaiGenInclude", include, contract), .. Unmatched("XaiGenExclude", exclude, contract)];
        if (!contract.Operations.IsEmpty && contract.Operations.All(operation => left.Contains(operation.Pointer)))
        {
            problems.Add(new BindingProblem(
                ProblemRules.FilterLeavesNothing.Message(), JsonPointer.Root));
        }

        return new OperationSelection(left, problems);
    }

    /// <summary>Whether a node of the contract is in an excluded operation.</summary>
    public bool LeavesOut(string pointer)
    {
        for (string? at = pointer; at is not null; at = JsonPointer.Parent(at))
        {
            if (_left.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the API without the excluded operations, and without the types that only they use.</summary>
    public BoundApi Apply(BoundApi api)
    {
        HashSet<string> polls = PollsOfKept(api);
        SubClientModel[] clients = [.. api.Clients
            .Select(client => client with
            {
                Methods = client.Methods
                    .Where(method => !_left.Contains(method.Pointer) || polls.Contains($"{client.Name}.{method.Name}"))
                    .ToEquatableArray(),
            })
            .Where(client => client.Methods.Count > 0)];
        TypeModel[] types = [.. api.Types.Select(type => type is WebhooksModel webhooks ? WithoutLeft(webhooks) : type)];
        ReachedTypes reached = new(types, clients);
        return api with
        {
            Types = types.Where(type => reached.Contains(type.Name)).ToEquatableArray(),
            Clients = clients
                .Select(client => client with
                {
                    Nested = client.Nested.Where(type => reached.Contains($"{client.Name}.{type.Name}")).ToEquatableArray(),
                    Resumes = client.Resumes.Where(resume => reached.Contains(resume.Handle)).ToEquatableArray(),
                })
                .ToEquatableArray(),
            Root = api.Root with
            {
                SubClients = api.Root.SubClients.Where(use => clients.Any(client => client.Name.Text == use.Type.Text)).ToEquatableArray(),
            },
            Problems = api.Problems.Where(problem => !LeavesOut(problem.Pointer)).Concat(Problems).ToEquatableArray(),
        };
    }

    /// <summary>Callbacks are removed with their operations; webhooks do not belong to operations and are kept.</summary>
    private WebhooksModel WithoutLeft(WebhooksModel webhooks) => webhooks with
    {
        Webhooks = webhooks.Webhooks.Where(webhook => !LeavesOut(webhook.Pointer)).ToEquatableArray(),
    };

    /// <summary>The poll methods of the operations that are kept, which must be kept as well.</summary>
    private HashSet<string> PollsOfKept(BoundApi api)
    {
        HashSet<string> handles = [.. api.Clients.SelectMany(client => client.Methods)
            .Where(method => !_left.Contains(method.Pointer)).Select(method => method.Start?.Handle.Text).OfType<string>()];
        return [.. api.Types.OfType<HandleModel>()
            .Where(handle => handles.Contains(handle.Name.Text)).Select(handle => $"{handle.PollClient}.{handle.PollMethod}")];
    }

    private static IEnumerable<BindingProblem> Unmatched(string option, OperationTerm[] terms, ApiContract contract) => terms
        .Where(term => !contract.Operations.Any(term.Matches))
        .Select(term => new BindingProblem(
            ProblemRules.TermUnmatched.Message(term.Text, option),
            JsonPointer.Root));
}
