using Keles.Api.FlowControl.V1;

namespace Keles.ApiServer.FlowControl;

/// <summary>The seats that a level is entitled to, the least that it keeps, and the most that it may have when others lend to it.</summary>
internal readonly record struct LevelSeats(int Nominal, int Least, int Most)
{
    /// <summary>Until its demand is known.</summary>
    public int Initial => Nominal - ((Nominal - Least) / 2);

    /// <param name="server">Seats of the whole server.</param>
    /// <param name="shares">Shares of all levels together.</param>
    public static LevelSeats Of(PriorityLevelConfigurationSpec spec, int server, double shares)
    {
        var (own, lendable, borrowing) = Wishes(spec);
        var nominal = shares > 0 ? (int)Math.Ceiling(server * own / shares) : 0;
        var lent = (int)Math.Round(nominal * (lendable ?? 0) / 100.0, MidpointRounding.AwayFromZero);
        var borrowed = borrowing is { } percent ? (int)Math.Round(nominal * (double)percent / 100, MidpointRounding.AwayFromZero) : server;
        return new(nominal, nominal - lent, nominal + borrowed);
    }

    public static int SharesOf(PriorityLevelConfigurationSpec spec) => Wishes(spec).Shares;

    private static (int Shares, int? Lendable, int? Borrowing) Wishes(PriorityLevelConfigurationSpec spec) => spec.Limited is { } limited
        ? (limited.NominalConcurrencyShares ?? 30, limited.LendablePercent, limited.BorrowingLimitPercent)
        : (spec.Exempt?.NominalConcurrencyShares ?? 0, spec.Exempt?.LendablePercent, null);
}
