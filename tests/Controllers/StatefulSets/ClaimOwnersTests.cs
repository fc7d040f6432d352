using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.StatefulSets;
using Keles.Machinery;

namespace Keles.Controllers.Tests.StatefulSets;

/// <summary>Who owns the claims of a set's pods. Owners are written s for the set, p for the pod, with ! where they manage the claim; S and P are ones of an earlier life, x! is another controller, x another owner.</summary>
public sealed class ClaimOwnersTests
{
    [Theory]
    [InlineData("Retain", "Retain", 0, "", null)]
    [InlineData("Retain", "Retain", 0, "s!", "")]
    [InlineData("Retain", "Retain", 7, "p!", "")]
    [InlineData("Retain", "Retain", 0, "x!", null)]
    [InlineData("Delete", "Retain", 0, "", "s!")]
    [InlineData("Delete", "Retain", 0, "s!", null)]
    [InlineData("Delete", "Retain", 7, "p!", "s!")]
    [InlineData("Delete", "Retain", 7, "", "s!")]
    [InlineData("Retain", "Delete", 0, "", null)]
    [InlineData("Retain", "Delete", 0, "s!", "")]
    [InlineData("Retain", "Delete", 7, "", "p!")]
    [InlineData("Retain", "Delete", 0, "p!", "")]
    [InlineData("Delete", "Delete", 0, "", "s!")]
    [InlineData("Delete", "Delete", 7, "s!", "p!")]
    [InlineData("Delete", "Delete", 0, "p!", "s!")]
    [InlineData("Delete", "Delete", 0, "s", "s!")]
    [InlineData("Delete", "Delete", 0, "x s!", null)]
    [InlineData("Delete", "Delete", 0, "x", "x s!")]
    [InlineData("Delete", "Delete", 0, "x!", null)]
    [InlineData("Delete", "Delete", 0, "x! s!", "x!")]
    [InlineData("Delete", "Delete", 0, "S!", null)]
    [InlineData("Delete", "Delete", 7, "P!", null)]
    public void Follow_the_retention_policy_and_leave_others_alone(string whenDeleted, string whenScaled, int ordinal, string owners, string? expected)
    {
        var (set, pod, claim) = Make(whenDeleted, whenScaled, ordinal, owners);
        var wanted = StatefulClaims.OwnersFor(set, pod, ordinal, claim);
        Assert.Equal(expected, wanted is { } list ? string.Join(' ', list.Select(Text)) : null);
        if (wanted is { } set1) Assert.Null(StatefulClaims.OwnersFor(set, pod, ordinal, claim with { Metadata = claim.Metadata with { OwnerReferences = set1 } }));
    }

    [Theory]
    [InlineData("Delete", "P!", true)]
    [InlineData("Delete", "p!", true)]
    [InlineData("Delete", "s!", false)]
    [InlineData("Delete", "", false)]
    [InlineData("Retain", "P!", false)]
    public void A_claim_of_an_earlier_pod_is_not_for_the_next_one(string whenScaled, string owners, bool expected)
    {
        var (set, pod, claim) = Make("Retain", whenScaled, 0, owners);
        Assert.Equal(expected, StatefulClaims.IsDoomed(set, pod.Metadata.Name, claim));
    }

    private static (StatefulSet, Pod, PersistentVolumeClaim) Make(string whenDeleted, string whenScaled, int ordinal, string owners)
    {
        var set = AStatefulSet.Of(3, s => AStatefulSet.WithData(s, whenDeleted, whenScaled));
        set = set with { Metadata = set.Metadata with { Uid = "s" } };
        var pod = A.Pod($"db-{ordinal}") is var p ? p with { Metadata = p.Metadata with { Uid = "p" } } : null!;
        var claim = new PersistentVolumeClaim { Metadata = new() { Name = $"data-db-{ordinal}", Namespace = A.Ns, OwnerReferences = [.. owners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => Owner(o, ordinal))] } };
        return (set, pod, claim);
    }

    private static OwnerReference Owner(string text, int ordinal)
    {
        var blank = new OwnerReference { Uid = text[..1], Controller = text.EndsWith('!') ? true : null, BlockOwnerDeletion = text.EndsWith('!') ? true : null };
        return char.ToLowerInvariant(text[0]) switch
        {
            's' => blank with { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = "db" },
            'p' => blank with { ApiVersion = "v1", Kind = "Pod", Name = $"db-{ordinal}" },
            _ => blank with { ApiVersion = "example.com/v1", Kind = "Other", Name = "other" },
        };
    }

    private static string Text(OwnerReference owner) => $"{owner.Uid}{(owner.Controller == true ? "!" : "")}";
}
