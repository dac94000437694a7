#!/usr/bin/env python3
"""Writes pages for measuring speed (needs the word list of Debian's wamerican).

gen.py SIZE [--mode dense|sparse] [--seed N] [--split DIR] > stream
SIZE: bytes, or 256M / 1G. Pages of 1 to 20 KB in several layouts: numbered lists, brochures with labels, news,
prose, tables. The stream separates pages by a form feed; --split DIR also writes each page as
DIR/ddd/pNNNNNNN.txt. dense: a record about every 600 bytes. sparse: 2 % of the pages are about projects, the rest
looks like a web dump. The words are made up or drawn by chance, so the pages measure speed, not rightness.
names.tsv: 1,723 country names, variants and demonyms, put together for this; everything.rg has the same names."""
import random,sys,os,argparse,bisect
ap=argparse.ArgumentParser(description=__doc__)
ap.add_argument('size'); ap.add_argument('--mode',default='dense',choices=['dense','sparse']); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--split')
a=ap.parse_args()
s=a.size.upper(); mul={'K':10**3,'M':10**6,'G':10**9}.get(s[-1],1); SIZE=int(float(s.rstrip('KMG'))*mul)
R=random.Random(a.seed); rnd=R.random; ri=R.randint; ch=R.choice
here=os.path.dirname(os.path.abspath(__file__))
names=[l.rstrip('\n').split('\t') for l in open(here+'/names.tsv',encoding='utf-8')]
byc={}
for n,c in names: byc.setdefault(c,[]).append(n)
ccs=list(byc); hot="VN KH LA CN MN AL KG TJ FJ MZ TZ KR PH MG NP MR IN SL GE ID IQ BD PK KE UG ET GH NG ZM MW LK MM TH JO LB EG TN MA PE BO CO EC HN GT HT UA MD TR ZA RW BF ML NE SN CM US GB DE FR JP SE NO DK CH CA AU NL IE IT ES FI".split()
shortn={c:[n for n in byc[c] if len(n)<22] or byc[c] for c in ccs}
def country():
    c=ch(hot) if rnd()<.8 else ch(ccs)
    return ch(shortn[c]) if rnd()<.92 else ch(byc[c])
dic=[w for w in open('/usr/share/dict/words',encoding='utf-8').read().split() if w.isascii() and w.isalpha() and w.islower() and 3<=len(w)<=13]
R.shuffle(dic)
func="the of and to in a for on with by is as at from that this be are will has have it its their was an or which through these also can been more into between during among".split()
dom="""work working safety health occupational labour project programme development national international support training workers employers governments government conditions workplace systems system strengthen improve improving improvement capacity building cooperation technical assistance activities implementation policy institutions partners country countries level social protection employment economic growth sustainable decent inspection inspectors administration prevention risk management hazardous industries sector sectors agriculture construction mining fishing small medium enterprises women men young people children migrant families rural urban community communities local regional global knowledge information sharing networks agencies organizations organisations standards convention ratification law legislation enforcement compliance strategy action plan actions measures initiative initiatives tools methods approach participatory dialogue tripartite consultation review survey study report assessment monitoring evaluation results outcome outcomes objective objectives aims focus key main target beneficiaries stakeholders constituents representatives experts specialists practitioners network education vocational skills jobs market access finance funding resources budget donor implemented carried promoting supporting creating developing providing ensuring reducing raising awareness campaign materials guidelines manual modules pilot phase second third first year years months period start end completed launched funded supply chain chains compensation insurance diseases accidents injuries deaths environment climate green energy water waste food security governance rights equality gender discrimination forced child trafficking migration refugees host recovery crisis pandemic response emergency reconstruction infrastructure road maintenance investment trade export private public service services data statistics""".split()
import itertools
N=24000
tail=dic[:N]
wts=[60.0/(i+1)**.55 for i in range(len(func))]; wts=[w/sum(wts)*.40 for w in wts]
w2=[1.0/(i+5)**.6 for i in range(len(dom))]; t=sum(w2); w2=[w/t*.38 for w in w2]
w3=[1.0/(i+30)**.9 for i in range(N)]; t=sum(w3); w3=[w/t*.22 for w in w3]
cum=list(itertools.accumulate(wts+w2+w3)); vocab=func+dom+tail
w2b=[w*.25 for w in w2]; w3b=[w*2.2 for w in w3]; cumW=list(itertools.accumulate(wts+w2b+w3b))
pool=iter(())
state={'cum':cum}
buf=[];pos=0
def word():
    global buf,pos
    if pos>=len(buf): buf=R.choices(vocab,cum_weights=state['cum'],k=65536); pos=0
    pos+=1; return buf[pos-1]
acr="ILO OSH EU UNICEF WFP USAID DFID SDG SME SMEs NGO UN WHO FAO UNDP SCORE WISE WIND IPEC IPA RBTC RBSA DANIDA Sida GIZ ADB UNHCR COVID-19 TVET M&E ITUC IOE MoLISA ACFTU SAWS HIV/AIDS GDP PDF HTML".split()
first="Maria John Anna Nguyen Ahmed Li Fatima Carlos Elena Peter Sofia Mohamed Grace David Rosa Ivan Aisha Kofi Yuki Olga".split()
last="Smith Garcia Tran Hassan Wang Müller Okafor Silva Petrov Kim Ţacu Rossi Dubois Banda Barroeta Andersen Yılmaz Suzuki Kumar Santos".split()
months="January February March April May June July August September October November December".split()
mab="Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec".split()
def titlecase(k): return ' '.join(w if w in('of','and','to','in','a','for','on','with','by','the') and i else w.capitalize() for i,w in enumerate(word() for _ in range(k)))
def year(lo=1995,hi=2027): return ri(lo,hi)
def date1(y):
    r=rnd()
    if r<.62: return f"{ri(1,28)} {ch(months)} {y}"
    if r<.74: return f"{ch(months)} {y}"
    if r<.80: return f"{ch(months)} {ri(1,28)}, {y}"
    if r<.85: return f"{ri(1,28):02d} {ch(mab)} {y}"
    if r<.90: return f"{y}-{ri(1,12):02d}-{ri(1,28):02d}"
    if r<.94: return f"{ri(1,28):02d}/{ri(1,12):02d}/{y}"
    if r<.96: return f"{ri(1,28)}{ch(['st','nd','rd','th'])} {ch(months)} {y}"
    return str(y)
def rng():
    y=year(); z=y+ri(0,5); r=rnd()
    if r<.55: return f"{ri(1,28)} {ch(months)} {y} {ch('-–')} {ri(1,31)} {ch(months)} {z}"
    if r<.70: return f"{ch(months)} {y} {ch(['to','-','–'])} {ch(months)} {z}"
    if r<.85: return f"{y}{ch('-–')}{z}"
    if r<.90: return f"{y}/{z%100:02d}"
    return f"{date1(y)} {ch(['to','-','until'])} {date1(z)}"
codes="USD EUR GBP CHF JPY SEK NOK DKK AUD CAD".split()
def money():
    r=rnd(); m=ch([1,2,3,5,8,12,15,20,25,40,75,100])
    if r<.25: return f"{ch('€€£$')}{m} {ch(['million','million','Million','billion'])}"
    if r<.40: return f"US$ {ri(1,40)},{ri(0,999):03d},{ri(0,999):03d}"
    if r<.50: return f"US${ri(1,999)},{ri(0,999):03d}"
    if r<.60: return f"{ch(codes)} {m}.{ri(1,9)}{ch(['m',' million','M'])}"
    if r<.72: return f"{ch(codes)} {ri(1,30)} {ri(0,999):03d} {ri(0,999):03d}"
    if r<.82: return f"{ri(1,90)}.{ri(1,9)} million {ch(['euros','dollars','USD','EUR','US dollars'])}"
    if r<.92: return f"{ri(10,990)},000 {ch(codes)}"
    return f"{ch(codes)} {ri(1,30)},{ri(0,999):03d},{ri(0,999):03d}.00"
def sent(proj=.5,k=None):
    k=k or ri(9,30); w=[word() for _ in range(k)]
    w[0]=w[0].capitalize()
    n=k*rnd()*.22*(.6+proj)
    for _ in range(int(n+rnd())):
        i=ri(0,k-1); r=rnd()
        if r<.30: w[i]=ch(acr)
        elif r<.55: w[i]=w[i].capitalize()+(' '+word().capitalize() if rnd()<.5 else '')
        elif r<.63 and proj>.3 or r<.58: w[i]=country()
        elif r<.78: w[i]=word().capitalize()
        elif r<.84: w[i]=str(ri(2,400)) if rnd()<.7 else f"{ri(1,90)} per cent"
        elif r<.885: w[i]=('in '+str(year()) if rnd()<.6 else date1(year()))
        elif r<.90: w[i]=ch(['C.187','No. 81','SDG 8','(8)','(No. 174)'])
        elif r<.92: w[i]=money() if proj>.3 or rnd()<.3 else f"{ri(1,90)}%"
        elif r<.95: w[i]=w[i]+"’s"
        elif r<.97: w[i]=f"({w[i]} {word()})"
        elif r<.985: w[i]=ch(first)+' '+ch(last)
        else: w[i]='“'+w[i]+'”'
    for i in range(5,k-3,11):
        if rnd()<.6: w[i]+=','
    return ' '.join(w)+ch(['.','.','.','.',';',':'])
def para(n,proj=.5): return ' '.join(sent(proj) for _ in range(n))
def wrap(t,wd):
    out=[];line=0
    for w in t.split(' '):
        if line+len(w)>wd and line: out.append('\n'); line=0
        elif out: out.append(' ')
        out.append(w); line+=len(w)+1
    return ''.join(out)
def title():
    r=rnd(); t=titlecase(ri(4,10))
    if r<.25: t=country()+': '+t
    elif r<.55: t+=' in '+country()
    elif r<.60: t+=' ('+rng()+')'
    return t
def target(): return int(min(20000,max(1000,R.lognormvariate(8.35,.62))))
def listing(T):
    o=[titlecase(ri(4,9)),'',para(ri(1,4)),'','Projects and programmes',''];L=sum(map(len,o));n=0;ind=ch(['  ','','    '])
    num=ch(['{}.','{})','•','-'])
    while L<T:
        n+=1; b=f"{ind}{num.format(n)} {title()}\n\n{ind}  {rng()}\n\n{ind}  {para(ri(1,3),1)}\n"
        o.append(b);L+=len(b)
    return '\n'.join(o)
def news(T):
    o=[ch(['News and articles','News and events','Latest news']),'',''];L=20;n=0
    while L<T:
        n+=1; y=year(2000,2024)
        b=f"  {n}. {ch(['Press release','ILO in action','Our impact, their voices','Feature','Webinar','Article'])}\n\n    {title()}\n\n    {ri(1,31)} {ch(months)} {y}{ch(['',',',', GENEVA'])}\n\n    {para(ri(1,2),.8)}\n"
        o.append(b);L+=len(b)
    return '\n'.join(o)
labels=["Duration","Budget","Total budget","Donor","Donors","Partners","Partner","Target beneficiaries","Geographical focus","Country","Countries","Implementing agency","Funding","Start date","End date","Project code","Status","Contact","Location","Development partner","Project duration","Timeframe","Beneficiaries","Funded by","Executing agency"]
def brochure(T):
    wd=ch([48,56,64,76]); o=[titlecase(6)+',\n'+titlecase(5),'','PROJECT OBJECTIVES','','AT A GLANCE'];L=0
    for l in R.sample(labels,ri(5,10)):
        v=rng() if l in('Duration','Project duration','Timeframe') else money() if l in('Budget','Total budget','Funding') else date1(year()) if 'date' in l else country() if rnd()<.6 else titlecase(4)
        o.append(l+(': ' if rnd()<.4 else '\n')+v)
    o.append('')
    while L<T:
        b=wrap(para(ri(2,4),.7),wd)+'\n';o.append(b);L+=len(b)
        if rnd()<.5:
            o.append(ch(['MAIN ACTIVITIES','PROJECT OUTCOMES','EXPECTED RESULTS','BACKGROUND','CHALLENGES']))
            for _ in range(ri(3,7)):
                b=wrap('• '+sent(.7),wd);o.append(b);L+=len(b)+1
    return '\n'.join(o)
def single(T):
    o=['',title(),'','International Labour Organization','',f"Development partner: Government of {country()} ({rng()})",'',sent(1),''];L=0
    while L<T:
        b=para(ri(2,5),.7)+'\n';o.append(b);L+=len(b)
        if rnd()<.2:
            b='\n'.join('- '+sent(.7) for _ in range(ri(2,5)))+'\n';o.append(b);L+=len(b)
    o+=['CONTACT:','',f'Email: {word()}-{word()}@{word()}.org','',f'Website: http://www.{word()}.org/{word()}/lang--en/index.htm'];return '\n'.join(o)
def prose(T):
    o=['# '+titlecase(5),''];L=0
    while L<T:
        b=(f"## {titlecase(4)}\n\n" if rnd()<.2 else '')+para(ri(2,6),.8)
        if rnd()<.5: b+=f" The project began in {ch(months)} {year()} and will be completed in {ch(months)} {year()}. Funded by {country()} with {money()}, it works in {country()} and {country()}."
        o.append(b+'\n');L+=len(b)
    return '\n'.join(o)
def table(T):
    o=['Title | Country | Period | Budget | Donor','--- | --- | --- | --- | ---'];L=0
    while L<T:
        b=f"{title()} | {country()}{', '+country() if rnd()<.3 else ''} | {rng()} | {money()} | {country() if rnd()<.5 else ch(acr)}";o.append(b);L+=len(b)
        if rnd()<.7: b=sent(1);o.append(b);L+=len(b)
    return '\n'.join(o)
cyr="абвгдежзийклмнопрстуфхцчшщыьэюя"; cjk=[chr(c) for c in range(0x4e00,0x4e00+2500)]; acc="aàâäbcdeéèêëfghiîïjklmnñoôöpqrstuùûüvwxyz"
def foreign(T):
    k=rnd();o=[];L=0
    while L<T:
        if k<.35: b=' '.join(''.join(R.choices(cyr,k=ri(2,11))) for _ in range(ri(6,25))).capitalize()+f". {ri(1,31)}.{ri(1,12):02d}.{year()}"*(rnd()<.1)
        elif k<.6: b=''.join(R.choices(cjk,k=ri(15,80)))+'。'+(f"{year()}年{ri(1,12)}月" if rnd()<.1 else '')
        else: b=' '.join(''.join(R.choices(acc,k=ri(2,10))) for _ in range(ri(6,25))).capitalize()+'.'
        b+=ch(['\n','\n\n',' ']);o.append(b);L+=len(b.encode())
    return ''.join(o)
def web(T):
    state['cum']=cumW
    o=[];L=0
    def put(b):
        nonlocal L
        o.append(b);L+=len(b)
    for _ in range(ri(3,14)): put(ch(['Home','About us','Contact','Products','Log in','Sign up','Blog','News','Cart (0)','Menu','Search','Privacy','Terms of Service','FAQ','Careers','Share','Tweet']))
    put(titlecase(ri(3,9)));kind=rnd()
    while L<T:
        r=rnd()
        if kind<.35:
            put((f"Posted by {ch(first)} {ch(last)} on {ch(months)} {ri(1,28)}, {year(2005,2024)}\n" if r<.12 else '')+para(ri(1,5),.1)+'\n')
        elif kind<.55:
            put(f"{titlecase(ri(2,6))}\n${ri(1,900)}.{ri(0,99):02d}  {ri(1,5)}.{ri(0,9)} stars ({ri(1,900)} reviews)\nSKU {ri(10000,999999)}-{ri(10,99)}\n" if r<.5 else sent(.05)+'\n')
        elif kind<.75:
            put(ch(first)+str(ri(1,99))+f" wrote:\n> {sent(.05)}\n{para(ri(1,3),.05)}\n" + (f"{ri(1,12)}/{ri(1,28)}/{year(2005,2024)} {ri(0,23)}:{ri(0,59):02d}\n" if r<.3 else ''))
        elif kind<.88:
            put('- '+titlecase(ri(2,8)) if r<.5 else para(1,.15)+'\n')
        else: put(para(ri(3,8),.15)+'\n')
    o.append(f"© {year(2008,2024)} {titlecase(2)}. All rights reserved.")
    state['cum']=cum
    return '\n'.join(o)
PK=[listing,news,brochure,single,prose,table]; PW=[.34,.2,.16,.08,.14,.08]
def page():
    T=target()
    if a.mode=='sparse' and rnd()>=.02:
        return (foreign if rnd()<.1 else web)(T)
    return R.choices(PK,PW)[0](T)
done=0;n=0;out=sys.stdout.buffer
while done<SIZE:
    b=page().encode()+b'\n'
    if n: out.write(b'\f')
    out.write(b)
    if a.split:
        d=f"{a.split}/{n//1000:03d}"
        if n%1000==0: os.makedirs(d,exist_ok=True)
        with open(f"{d}/p{n:07d}.txt",'wb') as f: f.write(b)
    done+=len(b)+1;n+=1
sys.stderr.write(f"{n} pages {done} bytes\n")
