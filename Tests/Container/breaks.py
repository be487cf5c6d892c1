"""What the image must have: without it the job is not done, and this is how that shows."""

import job
from inside import Ended


class Break:
    def __init__(self, name, change, sign):
        """`change` takes it out of the root; `sign` is then in what the job failed with."""
        self.name = name
        self.change = change
        self.sign = sign


PASSWD = "sed -i /^reeve:/d etc/passwd"

BREAKS = [
    Break("the user's entry in passwd", PASSWD, "the approval was not taken for one"),
    Break("ssh-keygen", "rm usr/bin/ssh-keygen", "ssh-keygen could not be run"),
    Break("the certificate authorities", "rm etc/ssl/certs/ca-certificates.crt", "certificate"),
    Break("libgit2", "rm usr/lib/*/libgit2.so.*", "libgit2.so"),
    Break("libxml2", "rm usr/lib/*/libxml2.so.*", "libxml2.so"),
    Break("libyaml", "rm usr/lib/*/libyaml-0.so.*", "libyaml-0.so"),
    Break("libcurl", "rm usr/lib/*/libcurl.so.*", "libcurl.so"),
    Break("the volume's owner", "chown 0:0 var/lib/reeve", "cannot make the folder"),
]


def judge(make_place):
    """Runs the job without each of them. Gives what it did not fail without."""
    missed = []
    for each in BREAKS:
        with make_place() as place:
            container = place.start("broken", each.change)
            container.last_words = each.sign
            try:
                job.run(place, container)
                said = "the job was done"
            except (job.Failed, Ended) as failure:
                said = str(failure)
            if each.sign not in said:
                missed.append(f"without {each.name}: {said}\n{''.join(container.output)}")
    return missed
