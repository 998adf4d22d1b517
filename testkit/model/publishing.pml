/*
 * How a run is published at most once: the lease, the fence, the ledger, the notes of staging and of submitted batches.
 * What each thing is: docs/reference/publishing.md. `./check` verifies this model, and that each bug in it is found.
 *
 * An execution is a process here. An abort does not stop what it is doing: it goes on as a zombie until its call is over,
 * for as long as it likes (a crash is a zombie that never goes on). A batch is a process of the warehouse's.
 *
 * SCENARIO chooses who is started:
 *   1  Monday, Monday resumed, and Tuesday, in one lake
 *   2  the same tick in two lakes that share a warehouse
 *   3  Monday, and Monday again after the lake was emptied
 * One target is replaced, one is appended to.
 */

#ifndef SCENARIO
#define SCENARIO 1
#endif
#ifndef BUG
#define BUG 0
#endif

#define NO_FENCE 1              /* older rows may go over newer ones: SHOWN IN 1 */
#define NO_RUN_IN_ASSERTION 2   /* the ledger is asked before the transaction only: SHOWN IN 2 */
#define NO_LOCK 3               /* publications of one table run side by side: SHOWN IN 1 */
#define LEDGER_FIRST 4          /* the ledger is read before the batch that may hold it is looked at: SHOWN IN 1 */
#define STAGING_BY_RUN 5        /* staging is trusted whatever plan it was made for: SHOWN IN 3 */
#define ONE_LAKE 6              /* ledger rows and staging do not say of which lake they are: SHOWN IN 2 */
#define OVERTAKEN_WHOLE 7       /* a run that was overtaken in one target is given up in all: SHOWN IN 1 */
#define LEASE_UNASKED 8         /* a lease is taken though its holder lives: SHOWN IN 1 */
#define NEW_FENCE 9             /* a resumed run has a fence of its own: SHOWN IN 1 */
#define STAGING_SHARED 10       /* a plan's staging may be made anew by another plan of the run: SHOWN IN 3 */
#define DONE_BY_RUN 11          /* a run is done whatever plan it was published under: SHOWN IN 3 */

#define LAKES 2
#define RUNS 2
#define ATTEMPTS 2
#define TRIES 2
#define EXECUTIONS 3
#define TOKENS 16           /* LAKES * RUNS * ATTEMPTS * TRIES */
#define STAGINGS 8
#define VERSIONS 5          /* of data: each plan reads its source anew; 0 is none */

mtype = { unknown, atWork, finished, failed };

/* The lakes. A write by compare-and-set is one step; so is a create that leaves what is there. */
typedef Lake {
  byte holder;              /* execution + 1; 0 is released */
  byte fence;               /* of the lease */
  byte changes;             /* its version */
  byte fenceOf[RUNS];       /* of a run's first attempt */
  byte plan[RUNS];          /* the version that the run reads */
  byte note[RUNS];          /* the token of the batch at work + 1 */
  byte attempt[RUNS];       /* and of whose attempt the last try was */
  byte try[RUNS];
};
Lake lake[LAKES];

/* The warehouse: the ledgers, what is staged, what the tables show. */
bool inReplaced[RUNS], inAppended[RUNS];
byte fenceReplaced[RUNS], lakeOf[RUNS], planOf[RUNS];
byte staged[STAGINGS];
byte shown, shownFirst;
byte times[VERSIONS];       /* how often the appended table has a version's rows */
mtype batch[TOKENS] = unknown;
byte ledgersLockedBy;       /* token + 1 */

/* Executions, and what is only told here. */
bool alive[EXECUTIONS], aborted[EXECUTIONS], green[EXECUTIONS];
byte now, versions;
byte first[RUNS];           /* a run's place in the order: the fence that it was planned with */

#if BUG == ONE_LAKE
#define STAGING(l, r, v) (r)
#define OWN(l, r) true
#elif BUG == STAGING_BY_RUN || BUG == STAGING_SHARED
#define STAGING(l, r, v) ((l) * RUNS + (r))
#define OWN(l, r) (lakeOf[r] == (l))
#else
/* A table of its own for each plan. */
#define STAGING(l, r, v) (v)
#define OWN(l, r) (lakeOf[r] == (l))
#endif
#define PUBLISHED(r) (inReplaced[r] || inAppended[r])
#define OVERTAKEN(r, f) (r == 0 && inReplaced[1] && fenceReplaced[1] > f || r == 1 && inReplaced[0] && fenceReplaced[0] > f)

/* A transaction of the warehouse: it locks, waits for as long as it likes, and commits or not. */
proctype Batch(byte token; byte l; byte r; byte f; byte version; bool replaces) {
  bool open;
#if BUG != NO_LOCK
  atomic { ledgersLockedBy == 0 -> ledgersLockedBy = token + 1 }
#endif
  /* The assertion. */
  open = !inAppended[r] && !(replaces && inReplaced[r]) && staged[STAGING(l, r, version)] != 0;
#if BUG == NO_RUN_IN_ASSERTION
  open = staged[STAGING(l, r, version)] != 0;
#endif
#if BUG != NO_FENCE
  open = open && !(replaces && OVERTAKEN(r, f));
#endif
  atomic {
    if
    :: open ->
      byte rows = staged[STAGING(l, r, version)];
      if
      :: replaces ->
        assert(first[r] > shownFirst || rows == shown); /* never older rows over newer ones */
        shown = rows; shownFirst = first[r]; inReplaced[r] = true; fenceReplaced[r] = f
      :: else
      fi;
      assert(times[rows] == 0);                        /* never a row twice */
      times[rows]++; inAppended[r] = true; lakeOf[r] = l; planOf[r] = version;
      staged[STAGING(l, r, version)] = 0;
      batch[token] = finished
    :: true -> batch[token] = failed                   /* refused, cancelled, a conflict */
    fi;
    ledgersLockedBy = (ledgersLockedBy == token + 1 -> 0 : ledgersLockedBy)
  }
}

inline tryOf(l, r, a) {
  /* A new attempt begins to count again, unless a batch of an earlier one is still noted. */
  if
  :: lake[l].note[r] == 0 && lake[l].attempt[r] != a -> lake[l].attempt[r] = a; lake[l].try[r] = 0
  :: else
  fi;
  if
  :: lake[l].try[r] >= TRIES -> aborted[e] = true; goto end   /* the bound of tries: FAILED, and resumed one day */
  :: else
  fi;
  token = ((l * RUNS + r) * ATTEMPTS + lake[l].attempt[r]) * TRIES + lake[l].try[r]
}

proctype Execution(byte e; byte l; byte r; byte a) {
  byte f, version, token, seen, holder;
  bool replaces, busy;

  /* Plan: the lease, then the fence of the first attempt, then the frozen plan. */
takeLease:
  if
  :: !alive[e] -> goto end
  :: else
  fi;
  atomic { seen = lake[l].changes; holder = lake[l].holder; f = lake[l].fence }
  if
#if BUG != LEASE_UNASKED
  :: holder != 0 && holder != e + 1 && alive[holder - 1] ->
    busy = true; goto end
#endif
  :: else
  fi;
  atomic {
    if
    :: lake[l].changes != seen -> goto takeLease
    :: else ->
      /* At least the time, and larger than any before. */
      assert(holder == 0 || holder == e + 1 || !alive[holder - 1]);
      now++; f = now; lake[l].holder = e + 1; lake[l].fence = f; lake[l].changes++
    fi
  }
  atomic {
    if
    :: lake[l].fenceOf[r] == 0 -> lake[l].fenceOf[r] = f
    :: else
    fi;
    first[r] = (first[r] == 0 -> f : first[r]);
#if BUG != NEW_FENCE
    f = lake[l].fenceOf[r]
#endif
  }
  atomic {
    if
    :: lake[l].plan[r] == 0 -> versions++; assert(versions < VERSIONS); lake[l].plan[r] = versions
    :: else
    fi;
    version = lake[l].plan[r]
  }

  /* Load, called again and again. */
load:
  if
  :: !alive[e] -> goto end
  :: else
  fi;
#if BUG == LEDGER_FIRST
  /* A read that waits for the batch looks like an outage; then the state machine gives up. */
  if
  :: ledgersLockedBy != 0 -> goto end
  :: else
  fi;
#else
  atomic {
    if
    :: lake[l].note[r] != 0 -> token = lake[l].note[r] - 1; goto look
    :: else
    fi
  }
#endif

  /* Whoever reads the ledgers waits for a batch that holds them; a read that took too long is made again. */
  atomic {
    ledgersLockedBy == 0 || !alive[e];
    if
    :: !alive[e] && ledgersLockedBy != 0 -> goto end
    :: PUBLISHED(r) && !OWN(l, r) -> goto foreign
#if BUG != DONE_BY_RUN
    :: PUBLISHED(r) && OWN(l, r) && planOf[r] != version -> goto foreign
#endif
    :: else
    fi;
    if
    :: inAppended[r] -> goto done
    :: else
    fi;
    replaces = !OVERTAKEN(r, f);
#if BUG == OVERTAKEN_WHOLE
    if
    :: !replaces -> goto end
    :: else
    fi
#endif
  }

  /* Stage: one transaction, with its note. */
  atomic {
    if
#if BUG == STAGING_SHARED
    :: staged[STAGING(l, r, version)] != version -> staged[STAGING(l, r, version)] = version; goto load
#endif
    :: staged[STAGING(l, r, version)] == 0 -> staged[STAGING(l, r, version)] = version; goto load
    :: else
    fi
  }

  /* Publish: submit, then note. The token of a try gives the same batch again. */
  atomic {
    tryOf(l, r, a);
    if
    :: batch[token] == unknown -> batch[token] = atWork; run Batch(token, l, r, f, version, replaces)
    :: else
    fi
  }
  atomic {
    if
    :: lake[l].note[r] == 0 -> lake[l].note[r] = token + 1
    :: else
    fi
  }

look:
  atomic {
    batch[token] != atWork || !alive[e];
    if
    :: batch[token] == atWork -> goto end
    :: else
    fi;
    if
    :: lake[l].note[r] == token + 1 -> lake[l].note[r] = 0; lake[l].try[r]++
    :: else
    fi;
    goto load
  }

  /* The ledger has this run of another lake, or of another plan: FAILED, and it says whose. */
foreign:
  aborted[e] = true;
  goto end;

done:
  /* Report: the run ended green. Its own rows were published, once. */
  if
  :: !alive[e] -> goto end
  :: else
  fi;
  green[e] = true;
  assert(times[version] == 1);
  atomic {
    if
    :: lake[l].holder == e + 1 && lake[l].fence >= f -> lake[l].holder = 0; lake[l].changes++
    :: else
    fi
  }
end:
  /* Nothing fails for good but what was aborted, refused, or is somebody else's. */
  assert(green[e] || aborted[e] || busy);
  alive[e] = false
}

/* Stops an execution: what it is doing goes on. */
proctype Abort(byte e) {
  if
  :: alive[e] -> aborted[e] = true; alive[e] = false
  :: true
  fi
}

init {
  atomic {
    alive[0] = true; run Execution(0, 0, 0, 0); run Abort(0);
#if SCENARIO == 1
    alive[1] = true; run Execution(1, 0, 1, 0);
#elif SCENARIO == 2
    alive[1] = true; run Execution(1, 1, 0, 0)
#endif
  }
#if SCENARIO == 1
  /* Resumed once its first attempt is over. */
  atomic {
    !alive[0];
    alive[2] = true; run Execution(2, 0, 0, 1)
  }
#elif SCENARIO == 3
  atomic {
    !alive[0];
    lake[0].plan[0] = 0; lake[0].fenceOf[0] = 0; lake[0].note[0] = 0; lake[0].attempt[0] = 0; lake[0].try[0] = 0;
    alive[2] = true; run Execution(2, 0, 0, 1)
  }
#endif
}
