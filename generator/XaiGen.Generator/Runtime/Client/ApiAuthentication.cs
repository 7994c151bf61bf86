#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Threading.Tasks;

/// <summary>
/// Adds the credentials that a request requires: the first of its alternatives for which the client has all credentials. An alternative is
/// the names of security schemes that are used together, separated by spaces; an empty alternative needs no credential.
/// </summary>
/// <param name="required">The alternatives for requests that do not declare their own.</param>
/// <param name="schemes">The schemes with the client's credentials.</param>
internal sealed class ApiAuthentication(string[] required, params ApiScheme[] schemes) : PipelinePolicy
{
    /// <summary>Values that must not appear in any message.</summary>
    public ApiSecrets Secrets { get; } =
        new(() => schemes.SelectMany(scheme => scheme.Secrets?.Invoke() ?? []).Where(secret => secret is { Length: > 0 }).OfType<string>());

    /// <summary>Whether one of the credentials is an API key, which represents the account and not one of its users.</summary>
    public bool HasKey { get; } = Has(schemes, keyOnly: true);

    /// <summary>Whether the client has a credential, which must stay secret.</summary>
    public bool HasCredential { get; } = Has(schemes, keyOnly: false);

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (ProofOf(message) is { } proof)
        {
            proof.Process(message, pipeline, currentIndex);
        }
        else
        {
            PipelinePolicy[] chain = Chain(message, pipeline, currentIndex);
            chain[0].Process(message, chain, 0);
        }
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (ProofOf(message) is { } proof)
        {
            return proof.ProcessAsync(message, pipeline, currentIndex);
        }

        PipelinePolicy[] chain = Chain(message, pipeline, currentIndex);
        return chain[0].ProcessAsync(message, chain, 0);
    }

    private static bool Has(ApiScheme[] schemes, bool keyOnly)
    {
        foreach (ApiScheme scheme in schemes)
        {
            if (keyOnly ? scheme.Policy is ApiKeyPolicy : scheme.Policy is not null)
            {
                return true;
            }
        }

        return false;
    }

    private string[] AlternativesOf(PipelineMessage message) => ApiRetryRules.RequestOf(message)?.Security ?? required;

    /// <summary>
    /// Returns the policy that adds the credential if the request needs exactly one, as nearly all do; null if it may need none or several.
    /// </summary>
    private PipelinePolicy? ProofOf(PipelineMessage message)
    {
        string[] alternatives = AlternativesOf(message);
        return alternatives.Length > 0 ? PolicyOf(alternatives[0]) : null;
    }

    private PipelinePolicy? PolicyOf(string name)
    {
        foreach (ApiScheme scheme in schemes)
        {
            if (scheme.Name == name)
            {
                return scheme.Policy;
            }
        }

        return null;
    }

    /// <summary>Returns the policies that add the credentials, followed by the policies after this one.</summary>
    private PipelinePolicy[] Chain(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        string[] alternatives = AlternativesOf(message);
        PipelinePolicy?[][] policies = [.. alternatives.Select(
            alternative => alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PolicyOf).ToArray())];
        PipelinePolicy?[]? chosen = policies.Length == 0
            ? []
            : Array.Find(policies, proofs => Array.TrueForAll(proofs, policy => policy is not null));
        if (chosen is null)
        {
            string needed =
                string.Join("', or '", alternatives.Select(alternative => alternative.Replace(" ", "' and '", StringComparison.Ordinal)));
            throw new InvalidOperationException(
                $"{ApiRetryRules.RequestOf(message)?.OperationId ?? "The call"} needs a credential for '{needed}', but the client "
                + "has none. Nothing was sent.");
        }

        // By index, because the pipeline can be enumerated only once.
        return [.. chosen.OfType<PipelinePolicy>(), .. Enumerable.Range(currentIndex + 1, pipeline.Count - currentIndex - 1)
            .Select(i => pipeline[i])];
    }
}
