using Rockpool;

namespace SettingTarget;

internal readonly struct PagePolicy : IPoolPolicy<Page>
{
    public Page Create() => new();

    public bool Reset(Page item)
    {
        item.Length = 0;
        return true;
    }

    public void Discard(Page item)
    {
    }
}
