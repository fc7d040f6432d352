using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>What holds for a priority level.</summary>
internal static class PriorityLevelConfigurationValidation
{
    private const int MostQueues = 10_000_000;
    private const int HashBits = 60;

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Of(PriorityLevelConfiguration o, FieldErrors errors)
    {
        var (spec, name) = (o.Spec, o.Metadata.Name);
        if ((name == MandatoryFlows.Exempt) != (spec.Type == "Exempt")) errors.Invalid(Spec.Child("type"), spec.Type, "type must be 'Exempt' if and only if name is 'exempt'");
        switch (spec.Type)
        {
            case "Exempt":
                if (spec.Limited is not null) errors.Forbidden(Spec.Child("limited"), "must be nil if the type is not Limited");
                if (spec.Exempt is { } exempt) Shares(exempt.NominalConcurrencyShares, exempt.LendablePercent, Spec.Child("exempt"), errors);
                break;
            case "Limited":
                if (spec.Exempt is not null) errors.Forbidden(Spec.Child("exempt"), "must be nil if the type is Limited");
                if (spec.Limited is { } limited) Limited(limited, Spec.Child("limited"), errors);
                else errors.Required(Spec.Child("limited"), "must not be empty when type is Limited");
                break;
            default:
                errors.NotSupported(Spec.Child("type"), spec.Type, "Exempt", "Limited");
                break;
        }

        Mandatory(spec, name, errors);
        FlowConditionValidation.Of(o.Status.Conditions.Select(static c => c.Type), errors);
    }

    public static void OnStatusUpdate(PriorityLevelConfiguration o, PriorityLevelConfiguration stored, FieldErrors errors) =>
        FlowConditionValidation.Of(o.Status.Conditions.Select(static c => c.Type), errors);

    /// <summary>Of the exempt level an administrator may say how many seats it lends; of the last one nothing.</summary>
    private static void Mandatory(PriorityLevelConfigurationSpec spec, string name, FieldErrors errors)
    {
        if (MandatoryFlows.Level(name) is not { } wanted) return;
        var isExempt = name == MandatoryFlows.Exempt;
        if (!Semantic.Equal(isExempt ? spec with { Exempt = wanted.Exempt } : spec, wanted)) errors.Invalid(Spec, spec, $"spec of '{name}' {(isExempt ? "except the 'spec.exempt' field " : "")}must equal the fixed value");
    }

    private static void Shares(int? shares, int? lendable, FieldPath path, FieldErrors errors)
    {
        if (shares < 0) errors.Invalid(path.Child("nominalConcurrencyShares"), shares, "must be a non-negative integer");
        if (lendable is < 0 or > 100) errors.Invalid(path.Child("lendablePercent"), lendable, "must be between 0 and 100, inclusive");
    }

    private static void Limited(LimitedPriorityLevelConfiguration limited, FieldPath path, FieldErrors errors)
    {
        if (limited.NominalConcurrencyShares < 0) errors.Invalid(path.Child("nominalConcurrencyShares"), limited.NominalConcurrencyShares, "must be a non-negative integer");
        Response(limited.LimitResponse, path.Child("limitResponse"), errors);
        Shares(null, limited.LendablePercent, path, errors);
        if (limited.BorrowingLimitPercent < 0) errors.Invalid(path.Child("borrowingLimitPercent"), limited.BorrowingLimitPercent, "if specified, must be a non-negative integer");
    }

    private static void Response(LimitResponse response, FieldPath path, FieldErrors errors)
    {
        switch (response.Type)
        {
            case "Reject":
                if (response.Queuing is not null) errors.Forbidden(path.Child("queuing"), "must be nil if limited.limitResponse.type is not Limited");
                break;
            case "Queue":
                if (response.Queuing is { } queuing) Queuing(queuing, path.Child("queuing"), errors);
                else errors.Required(path.Child("queuing"), "must not be empty if limited.limitResponse.type is Limited");
                break;
            default:
                errors.NotSupported(path.Child("type"), response.Type, "Queue", "Reject");
                break;
        }
    }

    private static void Queuing(QueuingConfiguration queuing, FieldPath path, FieldErrors errors)
    {
        if (queuing.QueueLengthLimit <= 0) errors.Invalid(path.Child("queueLengthLimit"), queuing.QueueLengthLimit, "must be positive");
        if (queuing.Queues <= 0) errors.Invalid(path.Child("queues"), queuing.Queues, "must be positive");
        else if (queuing.Queues > MostQueues) errors.Invalid(path.Child("queues"), queuing.Queues, $"must not be greater than {MostQueues}");
        var hand = path.Child("handSize");
        if (queuing.HandSize <= 0) errors.Invalid(hand, queuing.HandSize, "must be positive");
        else if (queuing.HandSize > queuing.Queues) errors.Invalid(hand, queuing.HandSize, $"should not be greater than queues ({queuing.Queues})");
        else if (Math.Ceiling(Math.Log2(queuing.Queues) * queuing.HandSize) > HashBits) errors.Invalid(hand, queuing.HandSize, $"required entropy bits of deckSize {queuing.Queues} and handSize {queuing.HandSize} should not be greater than {HashBits}");
    }
}
