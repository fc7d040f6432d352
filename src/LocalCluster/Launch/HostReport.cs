namespace Keles.LocalCluster;

/// <summary>
/// The host's side: tells its starter over standard output how it gets on. The starter may go away at any time; the cluster comes up
/// all the same.
/// </summary>
public sealed class HostReport(TextWriter output) : IUpProgress
{
    private readonly Lock _gate = new(); // Lines from several threads must not mix.
    private bool _over;

    public void Done(UpStep step) => Say(new HostMessage.Step(step));

    public void Note(string text) => Say(new HostMessage.Note(text));

    public void Ready() => Say(new HostMessage.Ready(), last: true);

    public void Failed(string reason) => Say(new HostMessage.Failed(reason), last: true);

    private void Say(HostMessage message, bool last = false)
    {
        lock (_gate)
        {
            if (_over)
            {
                return;
            }
            try
            {
                output.WriteLine(message.ToLine());
                output.Flush();
            }
            catch (IOException)
            {
                last = true; // Nobody listens any more.
            }
            _over = last;
        }
    }
}
