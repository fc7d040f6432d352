using System.Security.Cryptography.X509Certificates;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for a definition's conversion.</summary>
internal static class ConversionRules
{
    private const string NotWebhook = "should not be set when strategy is not set to Webhook";

    public static void Validate(CustomResourceConversion conversion, DefinitionRules rules, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("strategy"), conversion.Strategy)) errors.RequireOneOf(path.Child("strategy"), conversion.Strategy, "None", "Webhook");
        var client = conversion.Webhook?.ClientConfig;
        var versions = conversion.Webhook?.ConversionReviewVersions ?? default;
        var clientPath = path.Child("webhookClientConfig");
        if (conversion.Strategy != "Webhook")
        {
            if (client is not null) errors.Forbidden(clientPath, NotWebhook);
            if (!versions.IsEmpty) errors.Forbidden(path.Child("conversionReviewVersions"), NotWebhook);
            return;
        }

        if (client is null) errors.Required(clientPath, "required when strategy is set to Webhook");
        else Client(client, rules, clientPath, errors);
        ReviewVersions(versions, rules, path.Child("conversionReviewVersions"), errors);
    }

    /// <summary>Why a bundle holds no certificates; null when it does.</summary>
    public static string? BundleProblem(Bytes bundle)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(System.Text.Encoding.UTF8.GetString(bundle.Span));
            return certificates.Count > 0 ? null : "unable to load root certificates: unable to parse bytes as PEM block";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "unable to load root certificates: error parsing cert bytes";
        }
    }

    private static void Client(WebhookClientConfig client, DefinitionRules rules, FieldPath path, FieldErrors errors)
    {
        if (client.Url is null == client.Service is null) errors.Required(path, "exactly one of url or service is required");
        else if (client.Url is { } url) WebhookAddress.Url(url, path.Child("url"), errors);
        else if (client.Service is { } service) WebhookAddress.Service(service.Name, service.Namespace, service.Path, service.Port ?? 0, path.Child("service"), errors);
        if (!client.CaBundle.IsNull && !rules.AnyCaBundle && BundleProblem(client.CaBundle) is { } wrong) errors.Invalid(path.Child("caBundle"), client.CaBundle, wrong);
    }

    private static void ReviewVersions(Items<string> versions, DefinitionRules rules, FieldPath path, FieldErrors errors)
    {
        if (versions.IsEmpty)
        {
            errors.Required(path);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < versions.Count; i++)
        {
            if (seen.Add(versions[i])) errors.InvalidAll(path.Index(i), versions[i], DnsNames.Label1035(versions[i]));
            else errors.Invalid(path.Index(i), versions[i], "duplicate version");
        }

        if (rules.KnownReviewVersions && !versions.Any(static v => v is "v1" or "v1beta1")) errors.Invalid(path, versions, "must include at least one of v1, v1beta1");
    }
}
